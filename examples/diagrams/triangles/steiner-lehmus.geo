diagram "Steiner and Lehmus: equal bisectors in an isosceles triangle"

isosceles triangle ABC with AB = AC, angle BAC in 40°..55°
D = intersection of (bisector from B of ABC) and CA
E = intersection of (bisector from C of ABC) and AB
segment s from B to D
segment t from C to E
BC horizontal
A above BC

mark BD = CE
mark angle DBC = angle ABD
mark angle ACE = angle ECB
mark angle ABD = angle ACE
claim BD = CE
claim length of (bisector from B of ABC) = BD
claim DE parallel BC
claim BD bisector of ABC
find BD : CE
