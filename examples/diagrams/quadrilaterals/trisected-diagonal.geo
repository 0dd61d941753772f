diagram "A diagonal in three equal parts"

parallelogram ABCD with AB = 5, AD = 3.6, angle DAB in 62°..76°
M = midpoint of BC
N = midpoint of CD
P, Q = trisection points of BD
AB horizontal
D above AB

draw segments BD, AM, AN
mark BP = PQ
mark PQ = QD
mark BM = MC
mark DN = NC
claim A, P, M collinear
claim A, Q, N collinear
claim P centroid of ABC
find (area of APQ) / (area of ABCD)
