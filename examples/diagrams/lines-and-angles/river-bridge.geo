diagram "The shortest way over a river by a straight bridge"

let h in 2..3
let k in 2.5..3.5
point O at (0, 0)
point X at (8, 0)
point Y at (0, 1.2)
point A at (0.8, 1.2 + h)
point B at (7.4, -k)
line g through O and X  # the near bank
line h1 through Y parallel g
A' = translation of A from Y to O  # the river left out
Q = intersection of A'B and g
P = translation of Q from O to Y
g horizontal
A above g

hide O, X, Y
draw segments AP, PQ, QB
draw dashed AA', A'Q
claim P on h1
claim parallelogram AA'QP
claim g parallel h1
find (distance from A to P) + (distance from Q to B)
