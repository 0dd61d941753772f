diagram "Bisecting a segment with the compass"

let a in 5..6
define stroke at {C: point} about {A: point} = arc from (rotation of C about A by 15° clockwise) to (rotation of C about A by 15°) of (circle center A through C)

points A, B with AB = a
C = triangle on AB of sides 4 and 4
D = reflection of C in AB
M = intersection of AB and CD
AB horizontal
A left of B
C above AB

draw AB
draw CD
draw stroke at C about A
draw stroke at C about B
draw stroke at D about A
draw stroke at D about B
mark AM = MB
mark angle BMC right
claim CD perpendicular bisector of AB
claim rhombus ADBC
find AM : AB
