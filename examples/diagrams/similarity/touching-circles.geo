diagram "Touching circles and a homothety"

let r in 1.5..2.5
circle u center O1 radius r
circle v center O2 radius 3.4 with u externally tangent to v
T = touch point of u and v
A on u
B = intersection of AT and v other than T
C on u
D = intersection of CT and v other than T
O1O2 horizontal
O1 left of O2

draw segments AB, CD, AC, BD
draw dashed O1O2
mark AC parallel BD
claim AC parallel BD
claim TAC similar TBD
claim O1, T, O2 collinear
find TA : TB
