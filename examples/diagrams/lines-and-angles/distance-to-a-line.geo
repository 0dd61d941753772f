diagram "The perpendicular is the shortest way to a line"

points A, B with AB = 9
F = point dividing AB in 5 : 4
P = point on (ray from F at angle 90° from B) at distance 4
C = point on ray FA at distance 3.2
D = point on ray FB at distance 2.2
line g through A and B
g horizontal
P above g
A left of B

hide A, B
draw segments PF
draw dashed PC, PD
mark angle PFC right
label PF "d"
label g "g"
claim distance from P to g = PF
claim PF < PD
claim PF < PC
claim PF perpendicular g
find distance from P to g
