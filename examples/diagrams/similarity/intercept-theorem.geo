diagram "A parallel to a side cuts off a similar triangle"

triangle ABC with angle CAB in 44°..72°, angle ABC in 46°..84°
D on segment AB
line l through D parallel to BC
l meets AC at E
BC horizontal
A above BC

hide l
draw DE
mark DE parallel BC
claim ADE similar ABC
claim AD : DB = AE : EC
claim DE shorter than BC
find DE / BC
