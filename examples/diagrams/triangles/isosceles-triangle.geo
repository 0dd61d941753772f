diagram "The axis of an isosceles triangle"

points B, C
A = isosceles triangle on BC
M = midpoint of BC
BC horizontal
A above BC

draw triangle ABC
draw dashed AM
mark AB = AC
mark BM = MC
mark angle ABC = angle ACB
claim isosceles triangle ABC
claim AM perpendicular BC
claim line AM bisects angle BAC
claim ABM congruent ACM
find angle AMB
