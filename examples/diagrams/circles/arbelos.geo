diagram "The arbelos"

let k in 0.35..0.65
points A, B
C = homothety of B from A by k
semicircle a on AB
semicircle b on AC
semicircle c on CB
D = intersection of a and (perpendicular to AB at C)
circle w diameter CD
AB horizontal
D above AB

draw AB
draw dashed CD
shade (half-disc on AB) outside (half-disc on AC), (half-disc on CB)
claim CD perpendicular AB
# The disc on CD is as large as the region between the three arcs.
claim area of w = ((area of circle diameter AB) - (area of circle diameter AC) - (area of circle diameter CB)) / 2
claim CD = sqrt(AC * CB)
find CD^2 / (AC * CB)
