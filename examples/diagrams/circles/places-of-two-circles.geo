diagram "Circles that cross, lie apart, and lie within one another"

circle w center A radius 5
circle v center B radius 3
circle k center C radius 1.5
circle u center D radius 2
AB = 6.5
AC = 2
AD = 9
B between A and D
angle BAC = 120°
AB horizontal
hide points

claim w crosses v
claim w outside u
claim k inside w
claim v crosses u
find AD : AB
