diagram "How wide is the pond? Two segments that halve each other"

triangle ABM with AM = 4, BM = 3.2, angle AMB in 62°..74°
C = reflection of A in M
D = reflection of B in M
N = midpoint of AB
circle w center N radius 0.27 AB
AB horizontal
M below AB

hide N
draw segments MC, MD, CD
dash AB
shade toned w
mark AM = MC
mark BM = MD
mark angle AMB = angle CMD
claim ABM congruent to CDM
claim CD = AB
claim AB parallel CD
find CD : AB
