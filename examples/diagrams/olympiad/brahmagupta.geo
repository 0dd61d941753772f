diagram "Brahmagupta: perpendicular diagonals in a circle"

let v in 20°..35°
circle w center O radius 4
point P inside w with OP in 1.2..1.8
line g through P at angle v to OP
line h through P perpendicular g
g meets w at A, C
h meets w at B, D
M = foot of P on AB
N = intersection of MP and CD
CD horizontal
P above CD

hide O, g, h
draw quadrilateral ABCD
draw segments AC, BD, MN
mark AC perpendicular BD
mark MN perpendicular AB
mark CN = ND
claim N midpoint of CD
claim ABCD cyclic
find CN : ND
