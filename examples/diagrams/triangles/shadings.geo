diagram "Four triangles of equal area in a triangle"

triangle ABC with AB = 7, BC = 6, CA = 4.8
D = midpoint of BC
E = midpoint of CA
F = midpoint of AB
AB horizontal
C above AB

draw DEF
dimension AB
hatch AFE
shade crosshatched FBD
shade stippled EDC
shade toned DEF
claim AB labelled value
claim AFE hatched
claim FBD crosshatched
claim EDC stippled
claim DEF toned
claim DEF shaded
claim area of AFE = area of DEF
find area of DEF
