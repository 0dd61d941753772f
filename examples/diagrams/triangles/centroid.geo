diagram "The medians meet in the centroid"

triangle ABC with angle CAB in 44°..72°, angle ABC in 38°..60°
M = midpoint of BC
N midpoint of CA
G centroid of ABC
median m from C of ABC
BC horizontal
A above BC

draw segments AM, BN
mark BM = MC
mark CN = NA
claim AM median of ABC
claim AG : GM = 2 : 1
claim AM, BN, CG concurrent
claim area of GBC = (area of ABC) / 3
find AG / GM
