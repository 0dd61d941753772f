diagram "Two tangents from a point"

let r in 2..4  # a free number: drawn anew in every instance
circle w center O radius r
point P with OP = 2.2 r
A, B = tangents from P to w  # touch points; order is part of the definition
M = intersection of AB and OP
OP horizontal
O left of P

draw segments PA, PB, OA, OB
draw dashed AB, OP
mark angle OAP right
mark PA = PB
label OA "r"
label angle PBA value

claim OP perpendicular AB
claim M midpoint of AB
find angle AOB
