diagram "The antimedial triangle"

triangle ABC with angle CAB in 40°..48°, angle ABC in 74°..82°
D, E, F = antimedial triangle of ABC
H = orthocenter of ABC
O = circumcenter of ABC
BC horizontal
A above BC

draw triangle DEF
shade triangle ABC
claim H circumcenter of DEF
claim O nine-point center of DEF
claim ABC similar to DEF
find area of DEF / area of ABC
