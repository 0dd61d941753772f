diagram "The nearest and the farthest point of a circle"

let d in 5..6
circle w center O radius 2.4
point P with OP = d
Q = point of w nearest P
R = point of w farthest from P
A, B = tangents from P to w
C on w
OP horizontal
P right of O
A above OP

draw segments PR, PA, PB, OA
draw dashed PC
mark angle PAO right
mark PA = PB
claim PQ = d - 2.4
claim PR = d + 2.4
claim PQ * PR = PA^2
claim PQ < PC
claim PC < PR
find PQ : PR
