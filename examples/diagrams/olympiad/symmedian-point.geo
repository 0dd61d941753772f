diagram "The symmedian point"

triangle ABC with angle CAB in 56°..63°, angle ABC in 71°..78°
circumcircle w of ABC
D, E, F = tangential triangle of ABC
L symmedian point of ABC
BC horizontal
A above BC

draw triangle DEF
draw AD, BE, CF
mark DB = DC
claim L on segment AD
claim AD, BE, CF concurrent
claim w inscribed in DEF
claim L gergonne point of DEF
find angle BDC + 2 angle BAC
