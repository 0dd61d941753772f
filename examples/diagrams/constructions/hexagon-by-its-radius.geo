diagram "The radius goes six times round the circle"

let r in 3..4
define stroke at {X: point} about {O: point} = arc from (rotation of X about O by 14° clockwise) to (rotation of X about O by 14°) of (circle center O through X)

circle w center O radius r
A on w
B = rotation of A about O by 60°
C = rotation of A about O by 120°
D = rotation of A about O by 180°
E = rotation of A about O by 240°
F = rotation of A about O by 300°
OA horizontal
A right of O

draw dashed OA, OB
draw hexagon ABCDEF
draw stroke at B about A
draw stroke at C about B
draw stroke at D about C
draw stroke at E about D
draw stroke at F about E
mark OA = AB
claim hexagon ABCDEF regular
claim angle AOB = 60°
find (perimeter of ABCDEF) : (radius of w)
