diagram "Copying an angle with the compass"

let v in 42°..58°

points S, A with SA = 4
B = rotation of A about S by v
P = point on ray SA at distance 2.8
Q = rotation of P about S by v
T = extension of SA by 2
C = translation of A from S to T
K = translation of P from S to T
L = translation of Q from S to T
D = translation of B from S to T
SA horizontal
B above SA
S left of A

hide D
draw segments SA, SB, TC
draw dashed TD
draw arc from P to Q of (circle center S through P)
draw arc from K to (rotation of L about T by 14°) of (circle center T through K)
draw arc from (rotation of L about K by 22° clockwise) to (rotation of L about K by 22°) of (circle center K through L)
draw dotted PQ, KL
claim KL = PQ
claim SPQ congruent to TKL
claim angle LTC = angle BSA
find angle LTC : angle ASB
