diagram "The angles round a point: find x"

let x = 60°
points S, A with SA = 4
B = rotation of A about S by x
C = rotation of B about S by (x + 25°)
D = rotation of C about S by (2 x + 5°)
SA horizontal
A right of S

draw segments SA, SB, SC, SD
mark angle DSA right
label angle ASB "x"
label angle BSC "x + 25°"
label angle CSD "2x + 5°"
claim angle ASB + angle BSC + angle CSD + angle DSA = 360°
claim angle CSD = 125°
find angle ASB
