diagram "Japanese theorem: four incentres make a rectangle"

circle w center O radius 3
quadrilateral ABCD inscribed in w
P = incenter of ABC
Q = incenter of BCD
R = incenter of CDA
S = incenter of DAB
CD horizontal
A above CD

hide O
draw quadrilateral PQRS
shade quadrilateral PQRS
claim rectangle PQRS
claim ABCD cyclic
find angle QPS
