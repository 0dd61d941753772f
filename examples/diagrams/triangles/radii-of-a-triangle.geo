diagram "The inradius and half of the way round"

triangle ABC with angle CAB in 44°..47°, angle ABC in 73°..76°
incircle w of ABC
I = center of w
D = touch point of w and BC
E = touch point of w and CA
F = touch point of w and AB
BC horizontal
A above BC

draw segments ID, IE, IF
draw dashed IA, IB, IC
mark AE = AF
mark BF = BD
mark CD = CE
claim AF = semiperimeter of ABC - BC
claim area of ABC = (inradius of ABC) * (semiperimeter of ABC)
claim area of ABC = (exradius of ABC opposite A) * AF
claim ID = inradius of ABC
find AF + BD + CE
