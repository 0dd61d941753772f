diagram "The tangents from a point, by the circle of Thales"

circle w center O radius 2
point P with OP in 5..6
M = midpoint of OP
circle v center M through O
A, B = intersections of v and w
OP horizontal
O left of P

dash v
draw segments PA, PB
draw dashed OP, OA, OB
mark OM = MP
mark angle PAO right
mark angle OBP right
claim PA tangent to w
claim PB tangent to w
claim PA = PB
find angle OAP
