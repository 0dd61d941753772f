diagram "Three sides make two triangles congruent"

triangle ABC with AB = 5, AC = 3.4, BC in 4..4.4
M = extension of AB by 1.4
l = perpendicular to AB at M
D, E, F = reflections of A, B, C in l
AB horizontal
C above AB
A left of B

hide l, M
draw triangle DEF
mark AB = DE
mark AC = DF
mark BC = EF
claim ABC congruent to DEF
claim angle ACB = angle DFE
claim AD parallel CF
find angle BAC : angle EDF
