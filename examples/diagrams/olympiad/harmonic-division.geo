diagram "Harmonic division and the circle of Apollonius"

let k in 2.2..3
segment AB
C = point dividing AB externally in ratio k : 1
D = harmonic conjugate of C in AB
circle w diameter CD
P on w
AB horizontal
P above AB
A left of B

draw segments BC, PA, PB, PC, PD
mark angle APD = angle DPB
mark angle DPC right
claim AD : DB = k : 1
claim AC : CB = AD : DB
claim PD bisects angle APB
claim PA : PB = k : 1
find PA : PB
