diagram "Viviani: three distances add up to the altitude"

let k in 0.22..0.3
equilateral triangle ABC with AB = 6
Q = point dividing BC in ratio k : (1 - k)
P = point dividing AQ in ratio 5 : 3
D = foot of P on BC
E = foot of P on CA
F = foot of P on AB
H = foot of A on BC
BC horizontal
A above BC

hide Q
draw segments PD, PE, PF
draw dashed AH
mark PD perpendicular BC
mark PE perpendicular CA
mark PF perpendicular AB
claim P inside triangle ABC
claim PD + PE + PF = AH
claim PE = distance from P to CA
claim AH = 3 * sqrt 3
find PD + PE + PF
