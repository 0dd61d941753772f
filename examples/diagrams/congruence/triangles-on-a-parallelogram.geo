diagram "Equilateral triangles on two sides of a parallelogram"

parallelogram ABCD with AB = 4, BC = 3, angle A in 70°..80°
E = equilateral triangle on AB away from C
F = equilateral triangle on BC away from D
AB horizontal
C above AB

draw triangles ABE, BCF
draw dashed DE, EF, FD
mark DE = EF
claim DEF equilateral
claim DAE congruent to FBE
find angle EDF
