diagram "Isotomic conjugates"

let u in 0.22..0.28
let v in 0.37..0.43
triangle ABC with angle CAB in 73°..79°, angle ABC in 55°..61°
D = point dividing BC in ratio u : (1 - u)
P = point dividing AD in ratio (1 - v) : v
Q = isotomic conjugate of P in ABC
cevian b from B through P of ABC
cevian c from B through Q of ABC
E = intersection of b and CA
F = intersection of c and CA
G = intersection of AQ and BC
BC horizontal
A above BC

dash c
draw AD
draw dashed AG
mark BD = GC
mark CE = FA
claim BD = GC
claim CE = FA
claim D between B and G
find BG - DC
