diagram "The corners between a square and its circle"

square ABCD
AB = 6
O = midpoint of AC
circle w center O radius 3
E = midpoint of AB
AB horizontal
D above AB

hatch ABCD outside w
draw dashed OE
dimension AB "a"
label OE "r"
claim AB tangent to w
claim OE = AB / 2
claim ABCD shaded outside w
claim AB dimensioned
find (area of ABCD) - (area of w)
