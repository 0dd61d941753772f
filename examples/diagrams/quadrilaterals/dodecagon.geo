diagram "The area of the regular dodecagon is three squares"

points A, B
C, D, E, F, G, H, I, J, K, L = regular dodecagon on AB
O = center of ABCDEFGHIJKL
AB horizontal
F above AB

draw polygon ABCDEFGHIJKL
draw segments OA, OD, AD
shade triangle OAD
claim angle AOD right
claim area of ABCDEFGHIJKL = 3 * OA^2
claim 6 * (area of OAD) = area of ABCDEFGHIJKL
find (area of ABCDEFGHIJKL) / (area of OAD)
