diagram "Two circles of one radius through two points"

let r in 3..3.6
segment AB
AB = 4
circle w through A and B radius r
O = center of w
K = reflection of O in AB
circle v center K through A
lens g of w and v
AB vertical
A above B
O left of K

hide g
shade g
draw AB
draw segments OA, OB, KA, KB
mark OA = KB
claim rhombus OAKB
claim area of g = 2 * area of (minor segment of w cut off by AB)
claim perimeter of g = 2 * length of (minor arc from A to B of w)
find area of g
