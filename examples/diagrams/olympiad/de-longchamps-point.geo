diagram "The de Longchamps point"

triangle ABC with angle CAB in 40°..46°, angle ABC in 72°..80°
D, E, F = antimedial triangle of ABC
H = orthocenter of ABC
L de longchamps point of ABC
BC horizontal
A above BC

draw triangle DEF
draw dashed DL, EL, FL
draw segment HL
shade triangle ABC
claim L orthocenter of DEF
claim H circumcenter of DEF
find HD / HE
