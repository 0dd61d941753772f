diagram "The British flag theorem"

rectangle ABCD with AB = 7, BC in 4..5.5
E on segment AB
F = foot of E on DC
P = point on segment EF
AB horizontal
C above AB

hide E, F
draw segments PA, PB, PC, PD
draw dashed EF
claim PA^2 + PC^2 = PB^2 + PD^2
claim P inside ABCD
claim AEFD rectangle
find PA^2 - PB^2 + PC^2 - PD^2
