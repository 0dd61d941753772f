diagram "The fifth postulate"

points A, B, C, D
AB = 6
angle BAC = 70°
angle ABD = 75°
AC = 4
BD = 3
C and D on same side of AB
AB horizontal
C above AB
P = intersection of AC and BD

draw segments AB, AC, BD
draw dashed CP, DP
label angle BAC value
label angle ABD value
claim ray AC meets ray BD
claim angle BAC + angle ABD < 180°
find angle APB
