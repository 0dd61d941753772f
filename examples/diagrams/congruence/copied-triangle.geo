diagram "A triangle copied beside itself"

triangle ABC with AB = 4.8, AC = 3, angle CAB in 52°..58°
D = extension of AB by 1.6
E = extension of BD by AB
ray r from D at angle (angle BAC) from E
F = point on r at distance AC
F on same side of AB as C
AB horizontal
C above AB
A left of B

hide r
draw triangle DEF
draw dashed BD
mark angle BAC = angle EDF
mark AB = DE
mark AC = DF
claim ABC congruent to DEF
claim AC parallel DF
claim BC = EF
find BC : EF
