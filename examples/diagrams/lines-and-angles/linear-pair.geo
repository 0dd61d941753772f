diagram "The bisectors of a linear pair stand at right angles"

let v in 54°..72°
points A, B with AB = 8
S = point dividing AB in 1 : 1
C = rotation of B about S by v
P = rotation of B about S by (v / 2)
Q = rotation of P about S by 90°
AB horizontal
A left of B
C above AB

draw AB, SC
draw dashed SP, SQ
mark SP bisects angle BSC
mark SQ bisects angle CSA
claim angle PSQ = 90°
claim angle BSC + angle CSA = 180°
claim P, C, Q on circle diameter AB
find angle PSQ
