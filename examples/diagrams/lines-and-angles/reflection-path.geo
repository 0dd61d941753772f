diagram "The shortest way from A by the mirror to B"

let h in 2..3
let k in 3.5..4.5
point C at (0, 0)
point D at (8, 0)
point A at (0.5, h)
point B at (7.5, k)
line m through C and D
B' = reflection of B in m
P = intersection of AB' and CD
Q = point on segment PD
m horizontal
A above m

draw segments AP, PB
draw dashed PB', BB', AQ, QB
hide C, D
mark angle CPA = angle BPD
claim angle CPA = angle BPD
claim AP + PB < AQ + QB
claim CD perpendicular bisector of BB'
find AP + PB - AB'
