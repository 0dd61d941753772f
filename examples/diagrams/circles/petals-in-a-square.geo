diagram "Two petals in a square"

square ABCD with AB = 6
M = midpoint of AB
N = midpoint of CD
E = midpoint of BC
F = midpoint of DA
circle p center M radius 3
circle q center E radius 3
circle u center N radius 3
circle v center F radius 3
O = midpoint of AC
AB horizontal
D above AB

hide M, N, E, F
hatch overlap of p and q
hatch overlap of u and v
dot p, q, u, v
hide letter O
claim O on p
claim p dotted
find area of ABCD
