diagram "The centre of Napoleon's triangle"

triangle ABC with angle CAB in 40°..54°, angle ABC in 72°..88°
X, Y, Z = napoleon triangle of ABC
G = centroid of ABC
BC horizontal
A above BC

draw triangle XYZ
draw dashed XB, XC, YC, YA, ZA, ZB
claim XYZ regular
claim G circumcenter of XYZ
find angle BXC
