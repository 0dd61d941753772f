diagram "Three circles and what they have in common"

equilateral triangle ABC with AB = 3
circle u center A radius 2.6
circle v center B radius 2.6
circle w center C radius 2.6
AB horizontal
C above AB

hide ABC
hide points
hatch u inside v
shade toned overlap of u, v, w
label u "U"
label v "V"
label w "W"
claim AB < 2 * 2.6
claim u shaded inside v, w
find AB
