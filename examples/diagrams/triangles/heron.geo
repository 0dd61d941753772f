diagram "The triangle with sides 13, 14 and 15"

triangle ABC with AB = 13, BC = 14, CA = 15
D = foot of A on BC

BC horizontal
A above BC

draw AD
mark angle ADB right
label AB value
label BC value
label CA value
label AD value
claim AD = 12
claim ABC has area 84
claim ABC has perimeter 42
claim radius of incircle of ABC = 4
claim angle ABC = arccos(5 / 13)
claim BD : DC = 5 : 9
find area of ABC
