diagram "The Euler line"

scalene triangle ABC with angle CAB in 44°..72°, angle ABC in 46°..84°
circle w through A, B, C
O center of w
G = centroid of ABC
H = orthocenter of ABC
M = midpoint of BC
BC horizontal
A above BC

dash w
draw dashed AH, AM, OM
draw OH
mark BM = MC
claim O, G, H collinear
claim G divides OH in ratio 1 : 2
claim AH = 2 * (distance from O to BC)
claim AH parallel OM
find OG : GH
