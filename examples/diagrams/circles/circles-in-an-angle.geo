diagram "Two circles in an angle"

points A, B, C
BC = 10.6
BA = 9.6
angle ABC in 50°..54°
T = point on ray BC at distance 2.5
circle w inscribed in angle ABC at T
O = center of w
S = touch point of w and BA
circle v inscribed in angle ABC radius 3.3
K = center of v
R = touch point of v and BC
BC horizontal
A above BC
B left of C

draw BA, BC
draw dashed BK
draw segments OT, OS, KR
mark angle OTC right
mark BT = BS
claim B, O, K collinear
claim BT = BS
claim OT parallel KR
claim BK bisects angle ABC
find OT : KR
