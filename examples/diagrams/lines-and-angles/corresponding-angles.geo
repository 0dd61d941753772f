diagram "Corresponding angles: find x"

let x = 30°
points A, B with AB = 7
E = point dividing AB in 5 : 3
F = point on (ray from E at angle (2 x + 10°) from B) at distance 3.2
C = translation of A from E to F
D = translation of B from E to F
G = extension of EF by 2.6
H = extension of FE by 1.4
AB horizontal
F above AB
A left of B

hide A, B, C, D, G, H
draw segments AB, CD, GH
mark AB parallel CD
label angle BEF "2x + 10°"
label angle DFG "3x − 20°"
claim AB parallel CD
claim angle BEF = 2 x + 10°
claim angle DFG = 3 x - 20°
find angle BEF
