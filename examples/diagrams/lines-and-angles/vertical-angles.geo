diagram "Vertical angles"

let v in 48°..66°
points A, B with AB = 7
S = midpoint of AB
C = rotation of B about S by v
D = reflection of C in S
AB horizontal
C above AB
A left of B

hide letter S
draw segments AB, CD
label angle BSC "α"
label angle CSA "β"
label angle ASD "α"
label angle DSB "β"
claim angle BSC = angle ASD
claim angle CSA = angle DSB
claim angle BSC + angle CSA = 180°
find angle CSA
