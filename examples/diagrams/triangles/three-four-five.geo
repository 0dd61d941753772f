diagram "The right triangle with sides 3, 4 and 5"

point C at (0, 0)
point A at (4, 0)
point B at (0, 3)
incircle w of ABC
K = touch point of w and CA
L = touch point of w and CB
I = center of w
CA horizontal
B above CA

draw triangle ABC
draw segments IK, IL
mark angle ACB right
label CA "4"
label CB "3"
label AB "5"
claim CA : CB : AB = 4 : 3 : 5
claim angle CAB = arctan(3 / 4)
claim angle CBA = arcsin(4 / 5)
claim square CKIL
claim tan(angle CAB) = 3 / 4
claim radius of w = 1
find circumference of w
