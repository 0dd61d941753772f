diagram "The symmedian halves the antiparallels"

let k in 0.34..0.4
triangle ABC with AB = 6, angle CAB in 62°..70°, angle ABC in 40°..46°
M = midpoint of BC
P = point dividing AB in ratio k : (1 - k)
antiparallel l to BC in angle BAC through P
Q = intersection of l and CA
N = midpoint of PQ
symmedian s from A of ABC
D = intersection of s and BC
BC horizontal
A above BC

hide l
draw segments AM, PQ
mark angle BAD = angle MAC
mark PN = NQ
mark angle APQ = angle BCA
claim N on s
claim B, P, Q, C concyclic
claim BD : DC = AB^2 : AC^2
claim APQ similar ACB
find BD : DC
