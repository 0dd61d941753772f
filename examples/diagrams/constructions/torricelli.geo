diagram "Torricelli's construction"

triangle ABC with angle CAB in 78°..84°, angle ABC in 46°..52°
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
