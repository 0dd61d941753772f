diagram "A rhombus of 60° is made of two equilateral triangles"

points A, B
C, D = rhombus on AB of angle 60°
M = center of ABCD
AB horizontal
C above AB

draw quadrilateral ABCD
draw segments AC, BD
mark angle DAB
claim ABD equilateral
claim AC = sqrt 3 * AB
claim M midpoint of AC
claim diagonals of ABCD perpendicular
find AC : BD
