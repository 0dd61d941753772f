diagram "An interval on the number line"

points A, B with AB = 5
P = point dividing AB in 2 : 3
line l through A and B
l horizontal
A left of B

draw A hollow
draw B filled
draw P crossed
label A "-2" below
label B "3" below
label P "0" above
claim AP : PB = 2 : 3
claim A drawn hollow
claim AB drawn
find length of AB
