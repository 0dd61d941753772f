diagram "Two squares with one centre make an octagon"

points O, A
B, C, D = square center O through A
E = rotation of A about O by 45°
F, G, H = square center O through E
BC horizontal
A above BC

hide O
draw quadrilaterals ABCD, EFGH
draw dashed AE, EB, BF, FC, CG, GD, DH, HA
claim AEBFCGDH regular
claim AE = EB
claim O center of AEBFCGDH
find angle AEB
