diagram "The incircle and where it touches"

triangle ABC with angle CAB in 44°..72°, angle ABC in 46°..84°
incircle w of ABC
I = incenter of ABC
D = touch point of w and BC
E = touch point of w and CA
F = touch point of w and AB
BC horizontal
A above BC

draw segments ID, IE, IF
mark angle IDC right
mark AE = AF
mark BD = BF
mark CD = CE
claim w inscribed in triangle ABC
claim AE = (AB + AC - BC) / 2
claim A, F, I, E concyclic
find AE + BD + CE
