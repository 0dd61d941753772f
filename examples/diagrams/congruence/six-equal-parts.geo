diagram "Congruent triangles are equal in six parts"

triangle ABC with AB = 4, angle CAB in 40°..46°, angle ABC in 96°..102°
D = point on ray AB at distance 6
E = translation of B from A to D
F = translation of C from A to D
AB horizontal
C above AB

draw triangles ABC, DEF
mark AB = DE as sign 1
mark BC = EF as sign 2
mark CA = FD as sign 3
mark angle CAB = angle FDE as sign 1
mark angle ABC = angle DEF as sign 2
mark angle BCA as sign 3
claim ABC congruent to DEF
find angle EFD
