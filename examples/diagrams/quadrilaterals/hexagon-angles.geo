diagram "Every other angle of a hexagon in a circle"

cyclic hexagon ABCDEF
w = circumcircle of ABC
AB horizontal
D above AB

draw hexagon ABCDEF
draw dashed AC, CE, EA
claim angle FAB + angle BCD + angle DEF = 360°
claim ABCDEF inscribed in w
find angle ABC + angle CDE + angle EFA
