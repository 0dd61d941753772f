use "definitions.geo"
diagram "The excentral triangle and its orthocentre"

triangle ABC with angle CAB in 36°..50°, angle ABC in 70°..86°
excentral triangle JKL of ABC
I = incenter of ABC
BC horizontal
A above BC

draw dashed AJ, BK, CL
shade triangle ABC
claim I orthocenter of JKL
claim JK perpendicular CL
claim A, K, L collinear
find angle LJK + angle BAC / 2
