diagram "The butterfly theorem"

circle w center O radius 4
P, Q on w with angle POQ in 115°..140°
M = midpoint of PQ
line g through M at angle 44° to PQ
line h through M at angle 118° to PQ
A = intersection of g and w on same side of PQ as O
B = intersection of g and w other than A
C = intersection of h and w on same side of PQ as O
D = intersection of h and w other than C
AD meets PQ at X
CB meets PQ at Y
PQ horizontal
O above PQ

draw segments PQ, AB, CD, AD, CB
hide g, h, O
mark XM = MY
claim M midpoint of XY
find MX : MY
