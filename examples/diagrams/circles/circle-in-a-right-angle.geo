diagram "What a circle leaves of a right angle's corner"

let r in 2..4
points S, A with SA = r
l = line SA
m = perpendicular to l at S
circle w tangent to l at A and to m
O = center of w
T = touch point of w and m
l horizontal
T above l
S left of A

shade SAOT outside w
draw segments OA, OT
mark angle SAO right
mark angle OTS right
mark SA = ST
claim square SAOT
claim length of (minor arc from A to T of w) = pi / 2 * r
claim area of SAOT - area of sector OAT = (1 - pi / 4) * r^2
find (area of sector OAT) / (area of SAOT)
