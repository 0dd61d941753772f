diagram "The altitude on the hypotenuse"

right triangle ABC with angle ACB right, angle CAB in 25°..40°
D = foot of C on AB
AB horizontal
C above AB
A left of B

draw CD
mark angle ACB right
mark angle CDB right
mark angle BAC = angle BCD
claim CD = sqrt(AD * DB)
claim CA^2 = AD * AB
claim CD altitude of ABC
claim ACD similar CBD
find AD * DB / CD^2
