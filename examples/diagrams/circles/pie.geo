diagram "A pie in three sectors"

let s in 70°..85°
let t in 120°..140°
circle w center O radius 3
A on w
B = point on w at s from A
C = point on w at t clockwise from A
arc b from B to C of w
sector f from A to B of w
minor sector g from C to A of w
sector h of b
O left of A
OA horizontal
B above OA

hide b, f, g, h
shade toned f
hatch h
draw segments OA, OB, OC
label angle AOB value
claim area of f + area of g + area of h = area of w
claim area of f = 9 / 2 * pi * s / 180°
claim area of f + area of (major sector from A to B of w) = area of w
claim area of (circular segment of b) + area of OBC = area of h
claim area of (major segment of w cut off by AB) = area of (major sector from A to B of w) + area of OAB
find area of h
