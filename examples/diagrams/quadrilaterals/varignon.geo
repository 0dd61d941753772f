diagram "Varignon's parallelogram"

let u in 2.6..3.6
let v in 3.8..4.8
let x in 0.2..1.2
let y in 4.8..6
point A at (0, 0)
point B at (6, 0)
point C at (y, v)
point D at (x, u)
P = midpoint of AB
Q = midpoint of BC
R = midpoint of CD
S = midpoint of DA
AB horizontal
C above AB

draw quadrilateral ABCD
draw dashed AC, BD
draw quadrilateral PQRS
shade quadrilateral PQRS
claim convex ABCD
claim parallelogram PQRS
claim PQ parallel AC
claim 2 * (area of PQRS) = area of ABCD
claim perimeter of PQRS = AC + BD
find (area of PQRS) / (area of ABCD)
