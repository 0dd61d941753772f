diagram "The height over the diagonal of a rectangle"

segment AB with AB = 4
C, D = rectangle on AB of height 3
E = foot of B on AC
AB horizontal
C above AB

draw quadrilateral ABCD
draw segments AC, BE
mark BE perpendicular AC
label AB value
label BC value
claim AC = 5
claim BE = 2.4
claim AE : EC = 16 : 9
find BE
