diagram "A sheet of paper, folded along a crease"

rectangle ABCD with AB = 8, BC = 5
B1 = point on ray CD at distance 2.5
c = perpendicular bisector of BB1
P = intersection of c and AB
Q = intersection of c and BC
AB horizontal
D above AB

hide c, AB, BC
draw dashed PQ
draw segments AP, QC, PB1, QB1
dot PB, BQ
hide letters
label B "B" right
label B1 "B'" above
mark PB = PB1
mark QB = QB1
claim angle PB1Q = 90°
claim PB, PB1 marked equal
claim QB marked by ticks
claim PB1 solid
claim PB dotted
find angle BPQ
