diagram "Tangent and secant from one point"

let v in 8°..18°
circle w center O radius 3
point P outside w with OP in 5..7
line g through P at angle v to OP
A = intersection of g and w nearer P
B = intersection of g and w farther from P
T = tangents from P to w farther from B
OP horizontal
P left of O
T above OP

hide g
draw segments PT, PB, TA, TB
draw dashed OT
mark PT perpendicular OT
mark angle PTA = angle PBT
claim PT = sqrt(PA * PB)
claim PT^2 = power of P in w
claim PTA similar PBT
find length of PT
