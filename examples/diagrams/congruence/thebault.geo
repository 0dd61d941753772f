diagram "Thébault: squares on the sides of a parallelogram"

parallelogram ABCD with AB = 4, BC = 2.5, angle DAB in 55°..75°
E, F = square on AB away from C
G, H = square on BC away from D
I, J = square on CD away from A
K, L = square on DA away from B
P = center of ABEF
Q = center of BCGH
R = center of CDIJ
S = center of DAKL
AB horizontal
C above AB

hide E, F, G, H, I, J, K, L
draw quadrilaterals ABEF, BCGH, CDIJ, DAKL
draw quadrilateral PQRS
shade quadrilateral PQRS
claim square PQRS
claim S center of DAKL
find angle SPQ
