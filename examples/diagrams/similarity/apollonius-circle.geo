diagram "A circle of Apollonius"

points A, B
apollonius circle w of AB ratio 2 : 1
P on w
D = first intersection of (line AB) and w
E = second intersection of (line AB) and w
AB horizontal
A left of B
P above AB

draw segments PA, PB, AE
draw dashed PD, PE
mark angle APD = angle DPB
claim PA = 2 * PB
claim PD perpendicular PE
claim DE diameter of w
claim D divides AB in ratio 2 : 1
find PA : PB
