diagram "The Simson line"

let k in 0.2..0.3
triangle ABC with angle CAB in 46°..60°, angle ABC in 58°..76°
circumcircle w of ABC
D = point dividing BC in ratio k : (1 - k)
P = intersection of (perpendicular to BC at D) and w on other side of BC from A
E = foot of P on CA
F = foot of P on AB
line s through E and F
BC horizontal
A above BC

hide s
draw segments PD, PE, PF, EF
draw dashed BF
mark angle PDC right
mark angle PEC right
mark angle PFB right
claim D, E, F collinear
claim P, D, E, C concyclic
claim D on s
find angle PDC
