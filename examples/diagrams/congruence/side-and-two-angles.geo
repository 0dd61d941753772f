diagram "A side and its two angles: the triangle turned"

let t in 100°..125°
let x in 58°..66°
let y in 40°..46°
points A, B with AB = 4.6
C = triangle on AB of angles x and y
O = extension of AB by 1.2
D, E, F = rotations of A, B, C about O by t clockwise
AB horizontal
C above AB
A left of B

hide O
draw triangles ABC, DEF
mark AB = DE
mark angle CAB = angle FDE
mark angle ABC = angle DEF
claim ABC congruent to DEF
claim AC = DF
claim BC = EF
find angle ACB - angle DFE
