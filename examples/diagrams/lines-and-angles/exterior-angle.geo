diagram "The exterior angle of a triangle"

triangle ABC with angle CAB in 44°..72°, angle ABC in 46°..84°
D = extension of BC by (BC / 2)
E = translation of C from B to A
BC horizontal
A above BC
B left of C

draw CD
draw dashed CE
mark BA parallel CE
label angle CAB value
label angle ABC value
claim angle ACD = angle CAB + angle ABC
claim angle ACE = angle CAB
claim C between B and D
find angle ACD
