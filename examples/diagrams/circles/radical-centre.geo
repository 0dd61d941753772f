diagram "The radical centre of three circles"

let h in 2.6..3.2
let k in 1.2..3.8
point A at (0, 0)
point B at (5, 0)
point C at (k, h)
circle u center A radius 4.2
circle v center B radius 3.8
circle w center C radius 4
D, E = intersections of u and v
F, G = intersections of v and w
H, K = intersections of w and u
P = intersection of (radical axis of u and v) and (radical axis of v and w)

hide A, B, C
draw segments DE, FG, HK
claim line DE, line FG, line HK concurrent
claim PD * PE = PF * PG
find power of P in u
