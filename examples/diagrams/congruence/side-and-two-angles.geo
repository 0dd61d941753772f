diagram "A side and its two angles: the triangle turned"

let t in 100°..125°
triangle ABC with AB = 4.6, angle CAB in 58°..66°, angle ABC in 40°..46°
O = extension of AB by 1.2
D, E, F = rotations of A, B, C about O by t clockwise
AB horizontal
C above AB
A left of B

hide O
draw triangle DEF
mark AB = DE
mark angle CAB = angle FDE
mark angle ABC = angle DEF
claim ABC congruent to DEF
claim AC = DF
claim BC = EF
find angle ACB - angle DFE
