diagram "An excircle and the bisectors"

triangle ABC with angle CAB in 34°..52°, angle ABC in 56°..80°
excircle v of ABC opposite A
I = incenter of ABC
J = excenter of ABC opposite A
external bisector b of angle CBA
T = touch point of v and AB
BC horizontal
A above BC

hide b
draw dashed AJ, BI, BJ
draw segments BT, JT
mark JT perpendicular AB
mark angle ABI = angle IBC
claim A, I, J collinear
claim b perpendicular BI
claim J on b
claim J excenter of ABC opposite A
claim AT = (perimeter of ABC) / 2
find length of AT
