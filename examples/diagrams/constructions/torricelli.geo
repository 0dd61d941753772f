diagram "Torricelli's construction"

triangle ABC with angle CAB in 44°..72°, angle ABC in 46°..84°
D, E, F = outer equilateral triangles of ABC
P fermat point of ABC
BC horizontal
A above BC

draw triangles BCD, CAE, ABF
draw segments AD, BE, CF
shade triangle ABC
claim P on segment AD
claim AD = BE = CF
claim PA + PB + PC = AD
claim PBDC cyclic
find angle BPC
