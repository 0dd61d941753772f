diagram "Pitot: a quadrilateral about a circle"

let u in 60°..90°
let v in 70°..120°
let t in 60°..90°
circle w center O radius 3
K on w
L = rotation of K about O by u
M = rotation of L about O by v
N = rotation of M about O by t
A = intersection of (tangent to w at N) and (tangent to w at K)
B = intersection of (tangent to w at K) and (tangent to w at L)
C = intersection of (tangent to w at L) and (tangent to w at M)
D = intersection of (tangent to w at M) and (tangent to w at N)
AB horizontal
C above AB

draw quadrilateral ABCD
mark AK = AN
mark BK = BL
mark CL = CM
claim ABCD circumscribed about w
claim AB + CD = BC + DA
claim O, K, B, L concyclic
find AB - BC + CD - DA
