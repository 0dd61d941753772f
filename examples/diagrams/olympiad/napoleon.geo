use "definitions.geo"
diagram "Napoleon's theorem"

triangle ABC with angle CAB in 78°..84°, angle ABC in 46°..52°
D = apex over B and C away from A
E = apex over C and A away from B
F = apex over A and B away from C
X = centroid of BCD
Y = centroid of CAE
Z = centroid of ABF
BC horizontal
A above BC

draw triangles BCD, CAE, ABF
draw triangle XYZ
shade triangle XYZ
claim XYZ equilateral
find angle XYZ
