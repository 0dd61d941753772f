diagram "Euler: the distance of circumcentre and incentre"

triangle ABC with angle CAB in 50°..58°, angle ABC in 80°..86°
circumcircle w of ABC
incircle v of ABC
O = center of w
I = center of v
T = touch point of v and BC
BC horizontal
A above BC

draw OI, IT
draw dashed OC
label OC "R"
label IT "r"
claim OI^2 = (radius of w) * (radius of w - 2 * (radius of v))
claim IT perpendicular BC
find OI
