diagram "A chord that touches the inner circle"

let r in 1.8..2.6
circle w center O radius 4
circle v center O radius r
T on v
ring g between w and v
tangent t to v at T
A, B = intersections of t and w
t horizontal
T below O

hide t, g
shade g
draw AB
draw dashed OT, OA
mark angle OTA right
mark AT = TB
claim AB tangent to v
claim area of g = area of circle diameter AB
claim r < 4
claim v unshaded
find area of g
