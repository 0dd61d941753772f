diagram "The lunes of Hippocrates"

points C, A
B = right triangle on CA
semicircle a on AC
semicircle b on CB
semicircle c on AB
circle u diameter CA
circle v diameter CB
circle w diameter AB
lune g of u outside w
lune h of v outside w
AB horizontal
C above AB

hide u, v, w, g, h
draw triangle ABC
shade toned g, h
hatch triangle ABC
mark angle ACB right
claim area of g + area of h = area of ABC
claim C on c
find (area of g + area of h) / (area of ABC)
