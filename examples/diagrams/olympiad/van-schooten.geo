diagram "Van Schooten: PA = PB + PC"

points B, C
A = equilateral triangle on BC
circle w through A, B, C
arc a from B to C of w
P on a
BC horizontal
A above BC

hide a
draw triangle ABC
draw segments PB, PC
draw PA
label PB "x"
label PC "y"
label PA "x+y"
claim PA = PB + PC
claim P, A, B, C concyclic
claim angle BPC = 120°
find PA - PB - PC
