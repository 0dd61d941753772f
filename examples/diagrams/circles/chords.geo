diagram "Equal chords are equally far from the centre"

claim OM = ON
find OM : ON
mark AM = MB = CN = ND
mark angle AMO right
mark angle CNO right
draw segments AB, CD, OM, ON
draw dashed OA, OC

# The order of statements is free: here the figure follows its theorem.
M = foot of O on AB
N = foot of O on CD
C = rotation of A about O by v
D = rotation of B about O by v
A, B on w with AB = 5.5
let v in 110°..128°
circle w center O radius 4
claim AB chord of w
claim AB = CD
OM horizontal
O left of M
