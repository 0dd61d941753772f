diagram "Ceva: three lines through one point"

triangle ABC with angle CAB in 36°..48°, angle ABC in 52°..68°
let k in 0.3..0.4
let m in 0.5..0.7
D = homothety of C from B by k
P = homothety of D from A by m
BP meets CA at E
CP meets AB at F
BC horizontal
A above BC

draw segments AD, BE, CF
shade triangles PBD, PCE, PAF
claim AD, BE, CF concurrent
claim AF / FB * (BD / DC) * (CE / EA) = 1
claim D divides BC in k : (1 - k)
find AF / FB * (BD / DC) * (CE / EA)
