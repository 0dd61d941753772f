diagram "The diagonals of a rhombus"

points A, B
C, D = rhombus on AB
AC meets BD at M
AC horizontal
B above AC

draw quadrilateral ABCD
draw segments AC, BD
mark AB = BC = CD = DA
mark AC perpendicular BD
claim rhombus ABCD
claim line AC bisects angle BAD
claim ABCD parallelogram
claim area of ABCD = AC * BD / 2
find angle AMB
