diagram "Pascal's theorem"

let u in 36°..56°
let v in 36°..60°
circle w center O radius 4
A on w
C = rotation of A about O by u clockwise
E = rotation of C about O by v clockwise
D = rotation of A about O by 64°
F = rotation of D about O by 46°
B = rotation of F about O by 56°
X = intersection of AB and DE
Y = intersection of BC and EF
Z = intersection of CD and FA
XY horizontal

hide O
draw segments AB, BC, CD, DE, EF, FA
draw dashed YZ
claim X, Y, Z collinear
claim A, B, C, D, E, F concyclic
find angle XZY
