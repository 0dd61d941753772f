diagram "A sector, a triangle and a segment"

let r in 2..4
let t in 70°..120°
circle w center O radius r
A on w
B = point on w at t from A
sector g OAB
h = minor segment of w cut off by AB
minor arc a from A to B of w
AB horizontal
O below AB

hide g
dash w
shade h
draw segments OA, OB, AB
mark angle AOB
label angle AOB value
label OA "r"
claim area of g = area of h + area of OAB
claim perimeter of g = 2 r + length of a
claim measure of a = t
claim length of a < perimeter of h
find area of h
