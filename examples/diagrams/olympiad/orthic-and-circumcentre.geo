diagram "The radii and the orthic triangle"

acute triangle ABC with angle CAB in 36°..44°, angle ABC in 62°..66°
circumcircle w of ABC
D, E, F = orthic triangle of ABC
O = circumcenter of ABC
H orthocenter of ABC
BC horizontal
A above BC

draw triangle DEF
draw segments OA, OB, OC
mark angle BEC right
mark angle BFC right
claim OA perpendicular EF
claim OB perpendicular FD
claim H incenter of DEF
claim BCEF concyclic
find angle BFC
