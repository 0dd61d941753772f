diagram "Van Aubel: squares over the sides of a quadrilateral"

let u in 3.4..4.2
let v in 2.2..3
point A at (0, 0)
point B at (5, 0)
point C at (6.4, u)
point D at (0.6, v)
P = isosceles right triangle on BA
Q = isosceles right triangle on CB
R = isosceles right triangle on DC
S = isosceles right triangle on AD
AB horizontal
C above AB

# The tops are the centres of the squares.
draw quadrilateral ABCD
draw dashed AP, PB, BQ, QC, CR, RD, DS, SA
draw PR, QS
mark PR perpendicular QS
claim PR = QS
claim angle BPA right
claim line PR perpendicular line QS
find angle between PR and QS
