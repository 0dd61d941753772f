diagram "The perpendicular bisectors meet in the circumcentre"

triangle ABC with angle CAB in 44°..72°, angle ABC in 46°..84°
perpendicular bisector l of BC
perpendicular bisector m of CA
perpendicular bisector n of AB
l meets m at O
circle w center O through A
D = midpoint of BC
E = midpoint of CA
F = midpoint of AB
BC horizontal
A above BC

hide l, m, n
draw segments OD, OE, OF
draw dashed OA, OB, OC
mark BD = DC
mark CE = EA
mark AF = FB
mark OD perpendicular BC
claim O on n
claim O circumcenter of ABC
claim l perpendicular bisector of BC
claim w circumscribed about triangle ABC
find OA : OB
