diagram "The Gergonne point"

triangle ABC with angle CAB in 52°..60°, angle ABC in 78°..88°
incircle w of ABC
D = touch point of w and BC
E = touch point of w and CA
F = touch point of w and AB
AD and BE meet at G
AB horizontal
C above AB

draw segments AD, BE, CF
claim AD, BE, CF concurrent
claim G on segment CF
claim w inscribed in triangle ABC
find AF / FB * (BD / DC) * (CE / EA)
