diagram "How far the circumcentre is from the orthocentre"

triangle ABC with angle CAB in 56°..64°, angle ABC in 70°..78°
circumcircle w of ABC
O = circumcenter of ABC
G = centroid of ABC
H = orthocenter of ABC
euler line e of ABC
BC horizontal
A above BC

draw segments OA, AH
claim O, G on e
claim H on e
claim OG : GH = 1 : 2
claim OH^2 = 9 (circumradius of ABC)^2 - AB^2 - BC^2 - CA^2
find OH : OG
