diagram "The midsegment of a triangle"

triangle ABC with angle CAB in 44°..72°, angle ABC in 46°..84°
M = midpoint of AB
N = midpoint of AC
BC horizontal
A above BC

draw MN
mark AM = MB
mark AN = NC
mark MN parallel BC
claim MN midsegment of ABC
claim BC = 2 * MN
claim AMN similar ABC
find MN : BC
