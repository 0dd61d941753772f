diagram "A shared side: why the axis of a kite halves its angles"

points A, C with AC = 6
B = triangle on AC of sides 3 and 4.6
D = reflection of B in AC
AC horizontal
A left of C
B below AC

draw quadrilateral ABCD
draw dashed AC
shade triangle ABC
mark AB = AD
mark CB = CD
mark angle BAC = angle DAC
claim ABC congruent to ADC
claim AC bisects angle BAD
claim AC bisects angle DCB
find angle ADC - angle ABC
