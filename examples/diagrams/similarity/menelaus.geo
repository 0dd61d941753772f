diagram "Menelaus: a line across a triangle"

let k in 0.3..0.5
let m in 0.6..0.75
triangle ABC with AB = 6, angle CAB in 40°..70°, angle ABC in 50°..90°
F = homothety of B from A by k
E = homothety of C from A by m
EF meets BC at D
BC horizontal
A above BC
B left of C
C left of D

draw segments CD, DF
claim D, E, F collinear
claim AF / FB * (BD / DC) * (CE / EA) = 1
claim A and C on opposite sides of line EF
find AF / FB * (BD / DC) * (CE / EA)
