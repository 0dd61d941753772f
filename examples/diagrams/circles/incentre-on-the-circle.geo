diagram "The incentre of the tangent triangle lies on the circle"

circle w center O radius 3
point P with OP in 5.5..7
A, B = tangents from P to w
N = intersection of OP and w on minor arc AB of w
OP horizontal
O left of P

draw triangle PAB
draw segments NA, NB
draw dashed OA, OB, OP
mark angle PAN = angle NAB
claim N incenter of PAB
claim line AN bisects angle PAB
claim NA = NB
claim O, A, P, B concyclic
find angle ANB - angle APB / 2
