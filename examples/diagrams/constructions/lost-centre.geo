diagram "The lost centre of a circular arc"

let v in 64°..80°
points O, A with OA = 4
B = rotation of A about O by v
C = rotation of A about O by 150°
arc a from A to C of (circle center O through A)
M = midpoint of AB
N = midpoint of BC
AC horizontal
B above AC
A right of C

draw segments AB, BC
draw dashed MO, NO
mark AM = MB
mark BN = NC
mark angle OMB right
mark angle ONC right
claim O circumcenter of ABC
claim OM perpendicular bisector of AB
find angle MON
