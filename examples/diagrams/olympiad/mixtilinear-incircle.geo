diagram "The incentre halves the chord of contact"

triangle ABC with angle CAB in 64°..76°, angle ABC in 50°..62°
circumcircle k of ABC
mixtilinear incircle w of ABC at A
I = incenter of ABC
D = touch point of w and AB
E = touch point of w and CA
BC horizontal
A above BC

draw DE
draw dashed AI
mark DI = IE
claim I midpoint of DE
claim w internally tangent to k
claim AI perpendicular DE
claim AI bisects angle BAC
find AI : DI
