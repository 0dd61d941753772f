diagram "From a point of the circle to the corners of a pentagon"

let v in 24°..32°
circle w center O radius 3
A, B, C, D, E = regular pentagon inscribed in w
P = rotation of D about O by v
AB horizontal
D above AB

hide O
draw pentagon ABCDE
draw segments PA, PB, PC, PD, PE
claim PA + PC = PB + PD + PE
claim angle APB = 36°
find angle DPE
