diagram "From a point of the circle to the corners of a pentagon"

circle w center O radius 3
A, B, C, D, E = regular pentagon inscribed in w
minor arc a from D to E of w
P on a
AB horizontal
D above AB

hide O
draw pentagon ABCDE
draw segments PA, PB, PC, PD, PE
claim PA + PC = PB + PD + PE
claim angle APB = 36°
find angle DPE
