diagram "The Bevan point"

triangle ABC with angle CAB in 49°..56°, angle ABC in 99°..106°
J, K, L = excentral triangle of ABC
I = incenter of ABC
O = circumcenter of ABC
V bevan point of ABC
BC horizontal
A above BC

draw triangle JKL
draw segment IV
shade triangle ABC
claim V circumcenter of JKL
claim O midpoint of IV
claim O nine-point center of JKL
find angle JVK - 2 angle JLK
