diagram "A belt round two wheels"

let r in 2.4..2.8
let d in 6..6.6
circle w center O radius r
circle v center K radius 1.2
OK = d
A, B = outer common tangent of w and v
C, D = second outer common tangent of w and v
l, m = outer common tangents of w and v
arc a from A to C of w
arc b from D to B of v
OK horizontal
O left of K

hide l, m
dash w, v
draw segments AB, CD, OA, KB
draw dashed OK
mark angle OAB right
mark angle KBA right
mark AB = CD
claim l tangent to v
claim m tangent to w
claim isosceles trapezium ABDC
claim AB^2 = d^2 - (r - 1.2)^2
claim measure of a + measure of b = 360°
find AB + CD + length of a + length of b
