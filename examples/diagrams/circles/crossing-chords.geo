diagram "Power of a point inside a circle"

circle w center O radius 4
point P inside w with OP in 1..2
line g through P
line h through P
g meets w at A, B
h meets w at C, D

draw segments AB, CD
draw dashed AC, BD
hide g, h, O
mark angle CAB = angle CDB
claim PA * PB = PC * PD
claim PA * PB = -(power of P in w)
claim PAC similar PDB
find PA * PB
