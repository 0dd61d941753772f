diagram "Half the way round"

triangle ABC with angle CAB in 44°..60°, angle ABC in 68°..84°
D, E, F = extouch triangle of ABC
AD meets BE at N
BC horizontal
A above BC

draw AD, BE, CF
claim AB + BD = AC + CD
claim N nagel point of ABC
claim N on segment CF
find (AB + BD) / perimeter of ABC
