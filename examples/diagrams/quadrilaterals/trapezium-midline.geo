diagram "The midline of a trapezium"

points A, B
C, D = trapezium on AB
M = midpoint of AD
N = midpoint of BC
AB horizontal
D above AB

draw quadrilateral ABCD
draw MN
mark AM = MD
mark BN = NC
mark AB parallel DC
claim trapezium ABCD
claim MN midsegment of ABCD
claim MN = (AB + CD) / 2
find MN - (AB + CD) / 2
