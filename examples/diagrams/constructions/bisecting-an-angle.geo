diagram "Bisecting an angle with the compass"

let v in 52°..68°
define stroke at {T: point} about {P: point} = arc from (rotation of T about P by 14° clockwise) to (rotation of T about P by 14°) of (circle center P through T)

points S, A with SA = 7
B = rotation of A about S by v
P = point on ray SA at distance 4
Q = rotation of P about S by v
T = reflection of S in PQ
SA horizontal
B above SA
S left of A

draw segments SA, SB
draw dashed ray from S through T
draw stroke at T about P
draw stroke at T about Q
draw arc from P to Q of (circle center S through P)
claim PT = QT
claim ST bisects angle ASB
find angle AST : angle ASB
