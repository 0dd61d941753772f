diagram "An isosceles trapezium has a circumcircle"

points A, B
C, D = isosceles trapezium on AB
O = circumcenter of ABC
circle w center O through A
M = midpoint of AB
0.2 AB < OM
N = midpoint of CD
AB horizontal
C above AB

draw quadrilateral ABCD
draw dashed MN
mark AD = BC
mark angle DAB = angle ABC
claim isosceles trapezium ABCD
claim D on w
claim ABCD inscribed in w
claim AC = BD
claim line MN perpendicular bisector of AB
find angle DAB + angle BCD
