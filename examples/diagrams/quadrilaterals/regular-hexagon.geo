diagram "A regular hexagon and its six triangles"

points A, B
C, D, E, F = regular hexagon on AB
O = intersection of AD and BE
circle w center O through A
AB horizontal
O above AB

draw hexagon ABCDEF
draw segments AD, BE, CF
dash w
shade triangle OAB
claim regular hexagon ABCDEF
claim OAB equilateral
claim OA radius of w
claim AD, BE, CF concurrent
find (area of ABCDEF) / (area of OAB)
