diagram "Two circles that touch from within"

let r in 2..2.6
circle w center O radius 4
circle v center K radius r with v internally tangent to w
T = touch point of v and w
A on w with angle AOT in 50°..130°
B = intersection of TA and v other than T
OT horizontal
T right of O

draw segments TA, OA, KB
draw dashed OT
mark OA parallel KB
claim OA parallel KB
claim tangent to w at T touches v
claim TB : TA = r : 4
find TB / TA
