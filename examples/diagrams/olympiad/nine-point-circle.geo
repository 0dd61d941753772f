diagram "The nine-point circle"

# Middles of the sides, feet of the altitudes, and middles between corners and orthocentre.
triangle ABC with angle CAB in 56°..61°, angle ABC in 70°..75°
D = foot of A on BC
E = foot of B on CA
F = foot of C on AB
L = midpoint of BC
M = midpoint of CA
N = midpoint of AB
H = orthocenter of ABC
nine-point circle w of ABC
BC horizontal
A above BC

draw dashed AD, BE, CF
claim D, E, F, L, M, N concyclic
claim L on w
claim LN parallel CA
find angle LDA
