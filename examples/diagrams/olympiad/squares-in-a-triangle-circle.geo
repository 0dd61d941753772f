diagram "The squares over the distances to an equilateral triangle"

let v in 28°..46°
circle w center O radius 3
A, B, C = equilateral triangle inscribed in w
P = rotation of A about O by v
AB horizontal
C above AB

draw triangle ABC
draw dashed PA, PB, PC
claim PA^2 + PB^2 + PC^2 = 2 * AB^2
claim P on w
claim AB = sqrt 3 * OA
find PA^2 + PB^2 + PC^2
