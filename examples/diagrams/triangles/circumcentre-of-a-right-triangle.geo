diagram "The circumcentre of a right triangle"

triangle ABC right-angled at C
AC < BC
M = midpoint of AB
D = midpoint of AC
AB horizontal
C above AB

draw CM, DM
mark MA = MB = MC
mark angle ACB right
claim triangle AMC isosceles at M
claim triangle BCM isosceles at M
claim triangle ADM right-angled at D
find CM / AB
