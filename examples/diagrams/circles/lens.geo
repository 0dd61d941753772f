diagram "A lens between two circles"

let d in 4..5
points O, K with OK = d
circle u center O radius 3
circle v center K radius 3
A, B = intersections of u and v
line l through O and K
C = intersection of l and u inside v
D = intersection of l and v inside u
E = intersection of l and u outside v
F = intersection of l and v outside u
l horizontal
O left of K
A above l

hide l
hatch overlap of u and v
draw AB
draw dashed EF
claim radical axis of u and v perpendicular OK
claim rhombus OAKB
claim EF = 6 + d
claim CD = 6 - d
find length of AB
