diagram "Inversion in a circle"

circle w center O radius 3
point P outside w with OP in 4.6..6
Q = inverse of P in w
A, B = touch points of tangents from P to w
OP horizontal
P right of O

draw segments OP, PA, PB, OA
draw dashed AB
mark angle OAP right
mark AB perpendicular OP
claim OP * OQ = (radius of w)^2
claim A, Q, B collinear
claim OAQ similar OPA
find OP * OQ
