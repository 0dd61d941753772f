diagram "The orthic triangle"

acute triangle ABC with angle CAB in 54°..60°, angle ABC in 66°..72°
D = foot of A on BC
E = foot of B on CA
F = foot of C on AB
altitude a from A of ABC
altitude b from B of ABC
a meets b at H
BC horizontal
A above BC

draw CF
draw triangle DEF
shade triangle DEF
mark angle FDA = angle ADE
claim H incenter of DEF
claim H orthocenter of ABC
claim AD altitude of ABC
claim A excenter of DEF opposite D
find angle ADB
