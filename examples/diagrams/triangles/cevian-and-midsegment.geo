diagram "A midsegment halves every cevian"

triangle ABC with BC = 6, angle CAB in 60°..80°, angle ABC in 50°..70°
cevian c from A of ABC
D = intersection of c and BC
midsegment m of ABC parallel BC
N = intersection of c and m
H = foot of A on BC
BC horizontal
A above BC

draw dashed AH
mark angle AHC right
mark AN = ND
claim N midpoint of AD
claim m parallel BC
claim area of ABD = BD * AH / 2
claim AH = height from A of ABC
find (area of ABD) / (area of ABC)
