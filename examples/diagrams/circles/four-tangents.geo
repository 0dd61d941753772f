diagram "Four common tangents"

let r in 1.9..2.2
let q in 0.8..1
circle w center O radius r
circle v center K radius q
OK = 5.4
outer common tangent k of w and v
second outer common tangent l of w and v
inner common tangent m of w and v
second inner common tangent n of w and v
S = intersection of m and n
T = intersection of k and l
OK horizontal
O left of K

draw dashed OT
claim S, T on OK
claim OS : SK = OT : TK
claim OS : SK = r : q
claim k tangent to v
claim n tangent to w
find OT : OS
