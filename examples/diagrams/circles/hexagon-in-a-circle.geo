diagram "The side of the hexagon is the radius"

circle w center O radius 3
regular hexagon ABCDEF inscribed in w
AB horizontal
D above AB

draw segments OA, OB, OC
draw dashed AC, CE, EA
claim OABC rhombus
claim ACE equilateral
claim OABC has perpendicular diagonals
find (area of ABCDEF) / (area of ACE)
