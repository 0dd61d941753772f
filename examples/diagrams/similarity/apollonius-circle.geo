diagram "A circle of Apollonius"

let v in 84°..118°
points A, B
apollonius circle w of AB ratio 2 : 1
D = first intersection of (line AB) and w
E = second intersection of (line AB) and w
P = point on w at v from E
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
