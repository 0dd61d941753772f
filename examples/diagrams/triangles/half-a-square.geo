diagram "Half a square"

right isosceles triangle ABC with AB = 6
M = midpoint of AB
D = reflection of C in M
AB horizontal
C above AB

draw dashed AD, BD
draw CM
mark CA = CB
mark angle ACB right
claim angle CAB = 45°
claim CM = AM
claim ACM right isosceles
claim ADBC square
find AB / BC
