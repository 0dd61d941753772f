diagram "The lunes of Hippocrates"

points C, A
B = right triangle on CA
semicircle a on AC
semicircle b on CB
semicircle c on AB
circle u diameter CA
circle v diameter CB
circle w diameter AB
AB horizontal
C above AB

hide u, v, w
draw triangle ABC
shade triangle ABC
mark angle ACB right
# Two half discs and the triangle less the large half disc: the lunes are as large as the triangle.
claim ((area of u) + (area of v) - (area of w)) / 2 + area of ABC = area of ABC
claim C on c
find ((area of u) + (area of v)) / (area of w)
