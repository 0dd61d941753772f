diagram "The orthocentre and the antipode of a corner"

triangle ABC with angle CAB in 52°..64°, angle ABC in 62°..74°
circumcircle w of ABC
O = center of w
H = orthocenter of ABC
D = antipode of A on w
M = midpoint of BC
BC horizontal
A above BC

draw segments AD, BD, DC, BH, HC
draw dashed HD
mark angle ABD right
mark angle ACD right
mark BM = MC
claim parallelogram BHCD
claim M midpoint of HD
claim AD diameter of w
claim AH parallel OM
find AH : OM
