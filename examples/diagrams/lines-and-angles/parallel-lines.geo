diagram "Alternate angles at parallel lines"

let v in 50°..70°
points A, B with AB = 7
C = point dividing AB in 3 : 4
R = rotation of B about C by v
D = point on ray CR at distance 3
E = translation of D from A to C
F = translation of D from B to C
line g through A and B
line h through E and F
line t through C and D
g horizontal
D above g

hide R, h
draw line EF
label angle BCD value
label angle FDC value
claim g parallel h
claim angle BCD = angle FDC
claim angle BCD + angle CDE = 180°
find angle CDE
