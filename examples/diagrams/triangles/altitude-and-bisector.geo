diagram "The altitude and the bisector from one corner"

triangle ABC with angle A = 80°, angle B = 62°, AB = 6
D = foot of A on BC
bisector b of angle BAC
b meets BC at E
BC horizontal
A above BC

hide b
draw AD
draw dashed AE
mark AE bisects angle BAC
mark AD perpendicular BC
mark angle ABC
claim angle BAE, angle EAC marked equal
claim angle ABC marked by arcs
claim AD, BC marked perpendicular
claim angle BDA marked right
claim angle DAE = 12°
find angle DAE
