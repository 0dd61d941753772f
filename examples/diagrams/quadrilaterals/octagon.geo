diagram "A square in the regular octagon"

points A, B
C, D, E, F, G, H = regular octagon on AB
AB horizontal
E above AB

draw octagon ABCDEFGH
draw quadrilateral ACEG
draw dashed BF, CG, DH, AE
shade quadrilateral ACEG
claim ACEG square
claim AC = AB * sqrt(2 + sqrt 2)
claim rectangle ABEF
find angle CAG
