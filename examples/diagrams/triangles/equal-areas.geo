diagram "Triangles on one base between parallels"

triangle ABC with AB = 5, angle CAB in 60°..75°, ABC has area 10
line l through C parallel AB
D = point on l
2 < CD
AB horizontal
C above AB

draw segments AD, BD
shade triangle ABC
dash l
mark AB parallel CD
claim area of ABD = area of ABC
claim ABD has area 10
claim distance from D to AB = 4
find area of ABD
