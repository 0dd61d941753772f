diagram "Half an equilateral triangle"

half-equilateral triangle ABC with AB = 6
D = reflection of B in AC
AC horizontal
B below AC

draw dashed AD, CD
mark angle ACB right
mark BC = CD
label angle BAC "30°"
label angle ABC "60°"
claim AB = 2 BC
claim ABD equilateral
claim angle ABC = 60°
find AC / BC
