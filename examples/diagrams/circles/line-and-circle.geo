diagram "A line that cuts a circle and one that misses it"

circle w center (0, 0) radius 5
line l through (-7, 3) and (7, 3)
line m through (0, -7) and (7, -7)
A, B = intersections of l and w
O = center of w

draw segments OA, OB, AB
claim l crosses w
claim m misses w
claim l parallel m
find AB
