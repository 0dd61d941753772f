diagram "The Nagel line"

triangle ABC with angle CAB in 36°..50°, angle ABC in 84°..100°
I = incenter of ABC
G = centroid of ABC
N nagel point of ABC
D, E, F = extouch triangle of ABC
BC horizontal
A above BC

draw segment IN
draw dashed AD, BE, CF
claim G on segment IN
claim N on AD
claim IG : GN = 1 : 2
find IG : IN
