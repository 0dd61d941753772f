diagram "The British flag theorem"

let k in 0.28..0.36
let m in 0.48..0.6
rectangle ABCD with AB = 7, BC in 4..5.5
E = point dividing AB in ratio k : (1 - k)
F = foot of E on DC
P = point dividing EF in ratio m : (1 - m)
AB horizontal
C above AB

hide E, F
draw segments PA, PB, PC, PD
draw dashed EF
claim PA^2 + PC^2 = PB^2 + PD^2
claim P inside ABCD
claim AEFD rectangle
find PA^2 - PB^2 + PC^2 - PD^2
