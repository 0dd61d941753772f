diagram "The common tangents of two circles"

let k in 0.27..0.33
circle w center O radius 3
point P with OP = 6.4
A, B = tangents from P to w
K = homothety of O from P by k
C = homothety of A from P by k
D = homothety of B from P by k
circle v center K through C
OP horizontal
O left of P

draw segments PA, PB, OA, KC
draw dashed OP
mark angle OAP right
mark angle KCP right
mark AC = BD
claim line PA tangent to v
claim KC radius of v
claim AC = BD
claim isosceles trapezium ABDC
find KC : OA
