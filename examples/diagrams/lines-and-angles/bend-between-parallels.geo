diagram "A bend between two parallels"

let u in 34°..42°
let v in 52°..60°
points A, B with AB = 5
P = rotation of (point on ray AB at distance 3.6) about A by u clockwise
R = translation of P from B to A
C = rotation of (point on ray PR at distance 3) about P by v
D = translation of C from A to B
AB horizontal
A left of B
P below AB

hide R
draw segments AB, AP, PC, CD
draw dashed PR
mark AB parallel CD
claim angle APC = angle BAP + angle PCD
claim angle APR = angle BAP
claim PR parallel CD
label angle BAP "α"
label angle PCD "β"
find angle APC
