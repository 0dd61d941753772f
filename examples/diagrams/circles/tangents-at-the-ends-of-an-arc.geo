diagram "Tangents at the ends of an arc"

let v in 80°..120°
circle w center O radius 3
A on w
B = rotation of A about O by v clockwise
arc a from A to B of w  # counterclockwise, so the long way round
tangent s to w at start of a
tangent t to w at end of a
s meets t at P
AB vertical
P right of O

hide w, s, t
draw segments PA, PB, OA, OB
mark angle OAP right
mark angle OBP right
mark PA = PB
label angle AOB value
claim s tangent to w
claim angle APB + angle AOB = 180°
claim P outside w
claim kite OAPB
find angle APB
