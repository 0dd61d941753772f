diagram "A lune as large as a triangle"

let r in 3..4
circle w center O radius r
A on w
B = rotation of A about O by 90°
circle v diameter AB
lune g of v outside w
AB horizontal
O below AB

dash w, v
shade toned g
hatch triangle OAB
draw segments OA, OB, AB
mark angle AOB right
mark OA = OB
claim O on v
claim area of g = area of OAB
claim area of (half-disc on BA) = area of g + area of (minor segment of w cut off by AB)
find (area of g) / (area of OAB)
