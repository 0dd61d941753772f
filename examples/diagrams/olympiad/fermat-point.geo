use "definitions.geo"
diagram "The Fermat point"

triangle ABC with angle CAB in 78°..84°, angle ABC in 46°..52°
D = apex over B and C away from A
E = apex over C and A away from B
F = apex over A and B away from C
P = intersection of AD and BE
BC horizontal
A above BC

draw dashed BD, DC, CE, EA, AF, FB
draw segments PA, PB, PC
claim line AD, line BE, line CF concurrent
claim AD = BE = CF
claim angle APB = 120°
find PA + PB + PC - AD
