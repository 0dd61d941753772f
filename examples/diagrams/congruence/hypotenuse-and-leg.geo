diagram "Hypotenuse and leg: two ladders of one length at two walls"

triangle ABC with angle C = 90°, AB = 5, CB in 2.7..3.3
M = extension of CB by 1
l = perpendicular to CB at M
D, E, F = reflections of A, B, C in l
CB horizontal
A above CB
C left of B

hide l, M
draw triangle DEF
mark angle ACB right
mark angle DFE right
mark AB = DE
mark BC = EF
claim ABC congruent to DEF
claim AC = DF
claim rectangle ACFD
find DF : AC
