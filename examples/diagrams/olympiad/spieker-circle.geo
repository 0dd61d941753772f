diagram "The Spieker circle"

triangle ABC with angle CAB in 46°..54°, angle ABC in 66°..74°
D = midpoint of BC
E = midpoint of CA
F = midpoint of AB
spieker circle s of ABC
S = center of s
T = touch point of s and EF
BC horizontal
A above BC

draw triangle DEF
draw dashed DS
draw ST
mark angle STF right
mark angle EDS = angle SDF
claim S incenter of DEF
claim DS bisects angle EDF
claim radius of s = (inradius of ABC) / 2
claim centroid of ABC on segment (S, incenter of ABC)
find ET - TF
