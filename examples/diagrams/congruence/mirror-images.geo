diagram "A triangle and its mirror image run opposite ways"

triangle ABC with AB = 4, BC = 3, angle ABC in 50°..70°
ABC runs counterclockwise
point E with AE = 1.4, BE = 4.2
E on the other side of AB from C
line l through E parallel AB
D = foot of C on l
A' = reflection of A in l
B' = reflection of B in l
C' = reflection of C in l
AB horizontal

draw triangles ABC, A'B'C'
draw dashed CC'
hide E
mark CD = DC'
mark angle CDE right
claim A'B'C' runs clockwise
claim ABC congruent to A'B'C'
find angle A'B'C'
