diagram "The Reuleaux triangle"

points A, B
C = equilateral triangle on AB
arc a from B to C of circle center A through B
arc b from C to A of circle center B through C
arc c from A to B of circle center C through A
P = point on a
AB horizontal
C above AB

draw dashed AB, BC, CA
draw AP
label AP "d"
mark AB = AP
claim AP = AB
claim P on a
claim angle BAC = 60°
find AP : BC
