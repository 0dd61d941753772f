diagram "The median to the hypotenuse"

right-angled triangle ABC with angle ACB right, angle CAB in 25°..40°
M = midpoint of AB
circumcircle w of ABC
AB horizontal
C above AB

draw CM
dash w
mark angle ACB right
mark AM = MB = MC
claim M circumcenter of ABC
claim triangle MBC isosceles
claim CM = AB / 2
find MC : AB
