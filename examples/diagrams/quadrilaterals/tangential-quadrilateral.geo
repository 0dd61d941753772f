diagram "Where opposite sides have one sum, the four bisectors meet"

tangential quadrilateral ABCD
I = intersection of (bisector of angle DAB) and (bisector of angle ABC)
K = foot of I on AB
circle w center I through K
AB horizontal
C above AB

draw segments IA, IB, IC, ID
draw dashed IK
claim IC bisects angle BCD
claim ID bisects angle CDA
claim ABCD circumscribed about w
find AB - BC + CD - DA
