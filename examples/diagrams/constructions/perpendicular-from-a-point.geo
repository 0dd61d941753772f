diagram "Dropping a perpendicular with the compass"

let d in 2.4..2.8
define stroke at {Q: point} about {A: point} = arc from (rotation of Q about A by 15° clockwise) to (rotation of Q about A by 15°) of (circle center A through Q)

points A, B with AB = 5
P = triangle on AB of sides 3.6 and 3.6
Q = triangle on BA of sides 3 and 3
F = intersection of PQ and AB
line g through A and B
g horizontal
P above g
A left of B

draw dashed segment PQ
draw arc from (rotation of A about P by 12° clockwise) to (rotation of B about P by 12°) of (circle center P through A)
draw stroke at Q about A
draw stroke at Q about B
mark angle PFB right
claim PQ perpendicular AB
claim PQ perpendicular bisector of AB
claim F midpoint of AB
find angle BFP
