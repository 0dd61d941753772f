diagram "The hands of a clock at the full hour"

let k = one of 2, 4, 5
circle w center O radius 5
A on w
B, C, D, E, F, G, H, I, J, K, L = regular polygon of 12 sides center O through A
P = point on ray OA at distance 4
Q = rotation of (point on ray OA at distance 2.8) about O by (30° * k) clockwise
OA vertical
A above O

hide letters
hide P, Q
draw arrows OP, OQ
label A "12" above
label D "9" left
label G "6" below
label J "3" right
mark angle POQ
claim angle POQ = 30° * k
claim O center of w
find angle POQ
