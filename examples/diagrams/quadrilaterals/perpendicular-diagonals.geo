diagram "Perpendicular diagonals: the midpoints make a rectangle"

orthodiagonal quadrilateral ABCD
E = intersection of AC and BD
P, Q, R, S = midpoint polygon of ABCD
AC horizontal
D above AC

draw segments AC, BD
draw quadrilateral PQRS
shade quadrilateral PQRS
mark angle AEB right
claim rectangle PQRS
claim AB^2 + CD^2 = BC^2 + DA^2
claim 2 * (area of ABCD) = AC * BD
find AB^2 - BC^2 + CD^2 - DA^2
