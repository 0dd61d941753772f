diagram "A triangle of poles and polars"

let t in 4.6..5.2
circle w center O radius 3
point P with OP = 5
polar p of P in w
point Q on p with OQ = t
polar q of Q in w
R = pole of PQ in w
A, B = touch points of tangents from P to w
OP horizontal
P right of O
Q above OP

draw segments PA, PB, PQ
claim P on q
claim R on p
claim R on q
claim O orthocenter of PQR
claim A, B on p
find angle QPR
