diagram "The angle between tangent and chord"

circle w center O radius 3
A, B on w with angle AOB in 60°..130°
major arc a from A to B of w
C = point on a
tangent t to w at A
T on t with T on other side of AB from C
t horizontal
B above t

draw triangle ABC
hide O, a
mark angle TAB = angle ACB
claim angle TAB = angle ACB
claim t tangent to w
find angle TAB
