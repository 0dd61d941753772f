diagram "Four petals in a square"

square ABCD with AB = 6
circle p diameter AB
circle q diameter BC
circle u diameter CD
circle v diameter DA
semicircle a on AB
semicircle b on BC
semicircle c on CD
semicircle d on DA
lens g of p and q
O = center of ABCD
AB horizontal
D above AB

hide p, q, u, v
hatch overlap of p and q
hatch overlap of q and u
hatch overlap of u and v
hatch overlap of v and p
hide letter O
claim O on p
claim 4 * area of g = 2 * area of p - area of ABCD
find 4 * area of g
