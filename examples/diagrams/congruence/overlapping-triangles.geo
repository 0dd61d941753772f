diagram "Two triangles that overlap on one side"

let v in 62°..74°
points A, B with AB = 5
D = triangle on AB of angle v and side 4
C = reflection of D in (perpendicular bisector of AB)
S = intersection of AC and BD
AB horizontal
D above AB
A left of B

draw triangles ABC, ABD
shade triangle ABC
mark AD = BC
mark angle BAD = angle ABC
claim ABD congruent to BAC
claim AC = BD
claim isosceles triangle ABS apex S
find SA : SB
