diagram "The theorem of Pappus"

let k in 2.6..3.4
let m in 2.4..3
point A at (0, 0)
point C at (7, 0)
point D at (0.6, 4)
point F at (6, 5)
B = point on ray AC at distance k
E = point on ray DF at distance m
X = intersection of AE and BD
Y = intersection of AF and CD
Z = intersection of BF and CE
AC horizontal
D above AC

draw AC, DF
draw segments AE, BD, AF, CD, BF, CE
draw dashed XZ
claim X, Y, Z collinear
claim Y on segment XZ
find angle XYZ
