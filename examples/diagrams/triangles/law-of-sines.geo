diagram "The law of sines"

triangle ABC with angle CAB in 44°..72°, angle ABC in 46°..84°
circumcircle w of ABC
O = center of w
D = reflection of B in O
BC horizontal
A above BC

draw BD
draw dashed DC
mark angle BAC = angle BDC
mark angle BCD right
claim BC = 2 * (radius of w) * sin(angle CAB)
claim BC : (sin(angle CAB)) = CA : (sin(angle ABC))
claim angle BDC = angle BAC
find BC / sin(angle CAB)
