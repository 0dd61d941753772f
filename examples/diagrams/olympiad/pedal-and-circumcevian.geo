diagram "Similar triangles of a Brocard point"

triangle ABC with angle CAB in 56°..63°, angle ABC in 71°..78°
circumcircle w of ABC
P = first brocard point of ABC
D, E, F = pedal triangle of P in ABC
J, K, L = circumcevian triangle of P in ABC
BC horizontal
A above BC

draw triangle DEF
draw dashed JK, KL, LJ
draw segments PD, PE, PF
claim DEF similar to BCA
claim JKL congruent to BCA
claim PDCE cyclic
find angle EDF - angle ABC
