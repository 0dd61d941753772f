diagram "Equal diagonals: the midpoints make a rhombus"

equidiagonal quadrilateral ABCD
P, Q, R, S = midpoint polygon of ABCD
AB horizontal
C above AB

draw segments AC, BD
draw quadrilateral PQRS
mark AC = BD
claim rhombus PQRS
claim PR perpendicular QS
claim diagonals of PQRS perpendicular
find AC : PQ
