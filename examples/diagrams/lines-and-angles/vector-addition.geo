diagram "Adding vectors by the parallelogram rule"

triangle OAB with angle AOB in 40°..75°, OA = 5, OB = 3.5
C = translation of B from O to A
OA horizontal
B above OA
O left of A

hide AB
draw arrows OA, OB
draw arrow OC
draw dashed AC, BC
label OA "u"
label OB "v"
label OC "u + v"
claim parallelogram OACB
claim arrow drawn from O to C
claim AC dashed
find OC
