diagram "A square in a triangle, found by a homothety"

triangle ABC with angle CAB in 44°..72°, angle ABC in 46°..84°
D = homothety of C from A by 0.3
E = foot of D on AB
F = point on ray EB at distance DE
G = translation of F from E to D
R = intersection of AG and BC  # the image of G on BC
Q = foot of R on AB
P = intersection of AC and (parallel to AB through R)
S = foot of P on AB
AB horizontal
C above AB

draw segments QR, RP, PS
draw dashed AR, DE, DG, GF
shade quadrilateral SQRP
claim square SQRP
claim DEFG similar PSQR
claim PR parallel AB
find PR / DG
