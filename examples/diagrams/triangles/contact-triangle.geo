diagram "Tangents from the corners"

triangle ABC with angle CAB in 77°..84°, angle ABC in 57°..64°
incircle w of ABC
D, E, F = contact triangle of ABC
G gergonne point of ABC
BC horizontal
A above BC

draw AD, BE, CF
mark AE = AF
mark BF = BD
mark CD = CE
claim G on segment AD
claim AF + BC = perimeter of ABC / 2
find AE + BD + CE - perimeter of ABC / 2
