diagram "Euclid: the sides of the pentagon, the hexagon and the decagon"

points A, B
C, D, E, F, G, H, I, J = regular decagon on AB
O = center of ABCDEFGHIJ
AB horizontal
E above AB

# OA is the side of the hexagon in the same circle, AC that of the pentagon.
draw polygon ABCDEFGHIJ
draw triangle OAB
draw segment AC
claim O center of ABCDEFGHIJ
claim AC^2 = OA^2 + AB^2
claim angle AOB = 36°
find OA : AB
