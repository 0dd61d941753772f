diagram "Isogonal conjugates"

let u in 0.72..0.78
let v in 0.27..0.33
triangle ABC with angle CAB in 59°..65°, angle ABC in 67°..73°
D = point dividing BC in ratio u : (1 - u)
P = point dividing AD in ratio (1 - v) : v
Q = isogonal conjugate of P in ABC
K = foot of P on AB
L = foot of P on CA
M = foot of Q on AB
N = foot of Q on CA
circle w through K, L, M
BC horizontal
A above BC
B left of C

hide D
draw segments AP, AQ
draw dashed PK, PL, QM, QN
mark angle BAP = angle QAC
claim angle CBQ = angle PBA
claim N on w
claim center of w midpoint of PQ
claim AP perpendicular MN
find angle BAP - angle QAC
