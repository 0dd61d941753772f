diagram "The Simson line halves the way to the orthocentre"

triangle ABC with angle CAB in 47°..53°, angle ABC in 75°..81°
circumcircle w of ABC
let t in 110°..120°
P = point on w at t from A
H = orthocenter of ABC
simson line s of P in ABC
M = midpoint of PH
D = foot of P on CA
E = foot of P on AB
BC horizontal
A above BC
B left of C

draw dashed PH
draw segments PD, PE
mark angle PDC right
mark angle PEB right
mark PM = MH
claim M on s
claim D, E on s
claim P, E, A, D concyclic
claim M on nine-point circle of ABC
find PM : PH
