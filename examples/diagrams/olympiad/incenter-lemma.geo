diagram "The middle of the arc is equally far from B, C and the incentre"

triangle ABC with angle CAB in 44°..72°, angle ABC in 46°..84°
circumcircle w of ABC
minor arc a from B to C of w
M = midpoint of a
I incenter of ABC
circle v center M through I
BC horizontal
A above BC

hide a
dash v
draw dashed AM
draw segments MB, MC, IB, IC
mark MB = MI = MC
claim M circumcenter of BIC
claim line AI bisects angle CAB
claim A, I, M collinear
claim C on v
find angle BIC - angle CAB / 2
