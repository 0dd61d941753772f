diagram "Angles over one chord are equal"

circle w center O radius 4
A, B on w with AB = 5
major arc a from A to B of w
C, D on a
AB horizontal
C above AB

draw segments AB, AC, BC, AD, BD
draw solid w
hide O, a
mark angle ACB = angle ADB
claim angle ACB = angle ADB
claim A, B, C, D concyclic
claim C and D on same side of AB
find angle ACB
