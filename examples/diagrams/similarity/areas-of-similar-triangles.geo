diagram "A parallel makes a triangle k times smaller"

let k = one of 3, 4
triangle ABC with angle CAB in 52°..62°, angle ABC in 72°..82°
D = homothety of B from A by (1 / k)
E = homothety of C from A by (1 / k)
AC horizontal
B above AC

draw DE
shade triangle ADE
mark DE parallel BC
claim area of ABC = k^2 * (area of ADE)
claim AB : AD = k : 1
find (area of ABC) / (area of ADE)
