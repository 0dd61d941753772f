diagram "In the regular nonagon a diagonal is as long as two together"

points A, B
C, D, E, F, G, H, I = regular polygon of 9 sides on AB
AB horizontal
E above AB

draw polygon ABCDEFGHI
draw segments AC, AE
label AE "a + b"
label AC "b"
label AB "a"
claim polygon ABCDEFGHI regular
claim AE = AB + AC
claim angle ABC = 140°
find AE - AC
