diagram "Circles that touch at one point"

let k in 0.55..0.7
let t in 50°..64°
points A, B with AB = 5
C = point on (ray from A at angle t from B) at distance 3.6
D = homothety of C from A by (-k)
l = line AB
circle w tangent to l at A through C
circle v tangent to w at A through D
O = center of w
K = center of v
l horizontal
C above l
A left of B

draw CD
draw dashed OK
mark OK perpendicular AB
claim w externally tangent to v
claim l tangent to v
claim O, A, K collinear
claim KA : OA = k : 1
claim KD parallel OC
find OA : KA
