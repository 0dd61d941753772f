diagram "The diagonals of a kite"

points A, C
B, D = kite on AC
S = intersection of AC and BD
AC vertical
A above C

draw quadrilateral ABCD
draw segments AC, BD
mark AC perpendicular BD
mark AB = AD
mark CB = CD
claim kite ABCD
claim S midpoint of BD
claim line AC perpendicular bisector of BD
find angle ASB
