diagram "Two sides and an angle that is not between them"

let v in 33°..39°
points A, X with AX = 8
B = rotation of (point on ray AX at distance 5) about A by v
circle w center B radius 3.8
D, C = intersections of w and AX
P = rotation of C about B by 16°
Q = rotation of D about B by 16° clockwise
AX horizontal
B above AX
C right of D
A left of X

hide w, X, P, Q
draw segments AX, AB, BC, BD
draw dashed (arc from Q to P of w)
mark angle XAB
mark BC = BD
claim BC = BD
claim angle ADB + angle BCA = 180°
claim D between A and C
find angle BDC - angle BCA
