diagram "Feuerbach: the incircle touches the nine-point circle"

triangle ABC with angle CAB in 46°..64°, angle ABC in 88°..106°
incircle v of ABC
nine-point circle w of ABC
I = incenter of ABC
N = nine-point center of ABC
T = touch point of v and w
AB horizontal
C above AB

dash v
draw NT
claim v internally tangent to w
claim N, I, T collinear
find IT : NT
