diagram "A turn by 60 degrees carries CE to DB"

let v in 70°..100°
points A, B with AB = 4
Z = rotation of B about A by v
C = point on ray AZ at distance 3
D = rotation of C about A by 60°
E = rotation of B about A by 60° clockwise
P = intersection of BD and CE
AB horizontal
C above AB

hide Z
draw triangles ABC, ACD, AEB
draw segments BD, CE
shade toned triangle ABD
hatch triangle AEC
mark CE = BD
claim ABD congruent AEC
claim angle between CE and BD = 60°
find angle BPE
