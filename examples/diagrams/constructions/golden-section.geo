diagram "The golden section with a compass"

let a in 5..7
segment AB
AB = a
C = rotation of A about B by 90°
D = midpoint of BC
circle w center D through B
E = intersection of (segment AD) and w
circle v center A through E
G = golden section of AB
AB horizontal
A left of B
C above AB

draw segments AB, BD, AD
mark angle ABD right
claim G on v
claim AB : AG = AG : GB
claim AG^2 = AB * GB
find AB : AG
