diagram "Side and diagonals of the regular heptagon"

points A, B
C, D, E, F, G = regular heptagon on AB
AB horizontal
E above AB

draw heptagon ABCDEFG
draw segments AC, AD
draw dashed CD
label AB "a"
label AC "b"
label AD "c"
claim heptagon ABCDEFG regular
claim AB * (AC + AD) = AC * AD
find angle CAD
