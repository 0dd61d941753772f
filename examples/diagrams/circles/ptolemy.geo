diagram "Ptolemy: a cyclic quadrilateral and its diagonals"

let k in 0.25..0.6
triangle ABC with AB = 4, angle CAB in 44°..80°, angle ABC in 56°..90°
circle w through A, B, C
E = point dividing AC in ratio k : (1 - k)
D = intersection of BE and w other than B
AB horizontal
C above AB

draw quadrilateral ABCD
draw segments AC, BD
mark angle BAC = angle BDC
claim AC * BD = AB * CD + BC * DA
claim angle DAB + angle BCD = 180°
claim ABCD inscribed in w
claim ABCD cyclic
claim convex ABCD
claim AC chord of w
find AC * BD - AB * CD
