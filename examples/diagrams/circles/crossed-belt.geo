diagram "Tangents that cross between the circles"

let r in 1.8..2.4
let q in 1.2..1.6
circle w center O radius r
circle v center K radius q
OK = 6.5
A, B = inner common tangent of w and v
C, D = second inner common tangent of w and v
l, m = inner common tangents of w and v
S = intersection of l and m
OK horizontal
O left of K

hide l, m
draw segments AB, CD, OA, KB
draw dashed OK
mark angle OAB right
mark angle KBA right
mark AB = CD
claim S on OK
claim OS : SK = r : q
claim OAS similar KBS
claim AB^2 = OK^2 - (r + q)^2
find AB
