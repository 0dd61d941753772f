diagram "Rings as large as the disc within"

let r in 2..3
circle w center O radius r
circle v concentric to w radius (sqrt 2 * r)
P on w
tangent t to w at P
A, B = intersections of t and v
circle u concentric to w through Q
Q = point on ray OP at distance (sqrt 3 * r)
annulus g between w and v
ring h between v and u
t horizontal
P above O

hide t, g, h
shade toned g
hatch h
draw segments AB, OP, OA
mark angle OPA right
mark AP = PB
claim OPA isosceles
claim area of g = area of w
claim area of h = area of w
claim area of g = pi * AP^2
find AP : OP
