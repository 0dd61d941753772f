diagram "Euclid's first: an equilateral triangle on a segment"

let a in 3..4
points A, B with AB = a
circle w center A through B
circle v center B through A
C = first intersection of w and v
AB horizontal
C above AB
A left of B

dash w, v
draw triangle ABC
mark AB = BC = CA
claim ABC equilateral
claim AB radius of w
claim B on w
find angle ABC
