diagram "There and back: two bearings"

let v in 58°..72°
points A, N with AN = 3
B = point on (ray from A at angle (-v) from N) at distance 5.4
M = translation of N from A to B
S = extension of MB by 1.6
AN vertical
N above A
A left of B

hide S
draw arrows AN, BM
draw AB
draw dashed BS
label angle NAB value
label angle ABM "x"
label N "N" above
label M "N" above
claim angle NAB + angle ABM = 180°
claim 2 arrows drawn
claim 2 segments drawn
claim AB unmarked
claim angle NAB = angle ABS
find 360° - angle ABM
