diagram "The angle at the centre is twice the angle at the circle"

circle w center O radius 3
A, B on w with angle AOB in 70°..140°
major arc a from A to B of w
C on a
AB horizontal
C above AB

draw segments OA, OB, CA, CB
hide a
label angle AOB "2α"
label angle ACB "α"
claim angle AOB = 2 * angle ACB
claim angle ACB acute
find angle ACB
