diagram "Find x: angles at two parallels"

points A, B with AB = 7
E = point dividing AB in 5 : 3
R = rotation of B about E by 63°
F = point on ray ER at distance 3.5
C = translation of A from E to F
D = translation of B from E to F
line g through A and B
line h through C and D
g horizontal
A left of B
F below g

hide R
draw line EF
label angle BEF "3x + 3°"
label angle EFD "5x + 17°"
label A above
label B above
label C "C" below
label D "D" below
mark g parallel h
claim angle BEF = 63°
claim angle BEF + angle EFD = 180°
claim g, h marked parallel
claim g marked by arrows
claim angle BEF labelled "3x + 3°"
claim C lettered "C"
find angle EFD
