diagram "The vertex centroid halves three segments"

let u in 4.7..5.3
let v in 5.3..5.9
let x in 2.2..2.6
let y in 3.7..4.1
point A at (0, 0)
point B at (7, 0)
point C at (v, u)
point D at (x, y)
P, Q, R, S = midpoint polygon of ABCD
M = midpoint of AC
N = midpoint of BD
G = vertex centroid of ABCD
AB horizontal
C above AB

draw quadrilateral ABCD
draw segments PR, QS, MN
draw dashed AC, BD
claim G midpoint of PR
claim G midpoint of QS
claim G midpoint of MN
claim G center of PQRS
claim G vertex centroid of PQRS
find PG : GR
