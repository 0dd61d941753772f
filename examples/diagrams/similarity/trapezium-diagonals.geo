diagram "The parallel through the crossing of the diagonals"

points A, B with AB = 8
point D with AD in 4.2..5.2, angle DAB in 56°..76°
C = translation of D from A to K
K = point dividing AB in 5 : 6
AC and BD meet at S
line l through S parallel to AB
l meets AD at M
l meets BC at N
AB horizontal
D above AB
A left of B

hide l, K
draw quadrilateral ABCD
draw segments AC, BD, MN
mark AB parallel CD
claim trapezium ABCD
claim MS = SN
claim SAB similar SCD
claim MN = 2 * AB * CD / (AB + CD)  # the harmonic mean
claim AS : SC = AB : CD
find MN
