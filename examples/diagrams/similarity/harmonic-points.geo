diagram "Harmonic points"

let x in 48°..52°
let y in 35°..39°
points B, C with BC = 8
A = triangle on BC of angles x and 75°
P = triangle on BC of angles y and 28°
D, E, F = cevian triangle of P in ABC
FE meets BC at X
BC horizontal
A above BC

draw triangle ABC
draw AD, BE, CF
draw segments EX, BX
claim BX : XC = BD : DC
claim AF / FB * (BD / DC) * (CE / EA) = 1
find BD * CX - CD * BX
