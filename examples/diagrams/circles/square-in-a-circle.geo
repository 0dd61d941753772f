diagram "From a point of the circle to the corners of a square"

circle w center O radius 3
A, B, C, D = square inscribed in w
minor arc a from C to D of w
P on a
AB horizontal
C above AB

hide a
draw quadrilateral ABCD
draw dashed PA, PB, PC, PD
claim PA^2 + PB^2 + PC^2 + PD^2 = 8 * OA^2
claim angle APC = angle BPD
find angle APB
