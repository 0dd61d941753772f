diagram "A tilted square proves Pythagoras"

let k in 0.25..0.4
square ABCD with AB = 7
E = homothety of B from A by k
F = homothety of C from B by k
G = homothety of D from C by k
H = homothety of A from D by k
AB horizontal
C above AB

draw quadrilateral EFGH
shade triangles AEH, BFE, CGF, DHG
label AE "a"
label EB "b"
label HE "c"
claim square EFGH
claim area of EFGH = area of ABCD - 4 * (area of AEH)
claim EH^2 = AE^2 + AH^2
find area of EFGH
