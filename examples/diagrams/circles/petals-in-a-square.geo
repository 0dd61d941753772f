diagram "Four petals in a square"

square ABCD with AB = 6
semicircle a on AB
semicircle b on BC
semicircle c on CD
semicircle d on DA
lens e of (circle diameter AB) and (circle diameter BC)
lens f of (circle diameter BC) and (circle diameter CD)
lens g of (circle diameter CD) and (circle diameter DA)
lens h of (circle diameter DA) and (circle diameter AB)
O = center of ABCD
AB horizontal
D above AB

hide e, f, g, h
shade e, f, g, h
hide letter O
claim O on a
claim 4 * area of e = 2 * area of (circle diameter AB) - area of ABCD
find 4 * area of e
