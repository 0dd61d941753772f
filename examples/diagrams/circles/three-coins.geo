diagram "Three coins that touch each other"

let r in 2..3
points A, B with AB = 2 r
C = equilateral triangle on AB
circle u center A radius r
circle v center B radius r
circle w center C radius r
K = touch point of u and v
L = touch point of v and w
M = touch point of w and u
AB horizontal
C above AB

draw triangle ABC
label KB "r"
mark AK = KB = BL = LC = CM = MA
claim u externally tangent to v
claim w touches u externally
claim K midpoint of AB
claim KLM equilateral
find KL : AB
