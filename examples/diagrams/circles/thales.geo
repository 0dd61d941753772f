language 1
diagram "Thales: the angle in a semicircle is right"

points A, B
semicircle a on AB
O = center of a
C on a
AB horizontal
C above AB

draw segments AB, AC, BC, OC
mark OA = OC
mark angle ACB right
claim angle ACB right
claim AB diameter of a
find angle ACO + angle OCB
