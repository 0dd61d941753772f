diagram "Newton: the middles of the diagonals and the centre of the incircle"

circle w center O radius 3
quadrilateral ABCD circumscribed about w
M = midpoint of AC
N = midpoint of BD
AB horizontal
C above AB

draw segments AC, BD
draw dashed MN
claim O on line MN
claim AB + CD = BC + DA
claim area of OAB + area of OCD = area of OBC + area of ODA
find area of ABCD
