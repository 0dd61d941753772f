diagram "In an obtuse triangle the altitudes meet outside"

obtuse triangle ABC with AB = 5, AC = 6, angle BAC in 110°..125°
D = foot of A on BC
E = foot of B on CA
F = foot of C on AB
AD meets BE at H
BC horizontal
A above BC

draw AD
draw dashed BH, CH, AE, AF, AH
mark angle ADB right
mark angle BEC right
mark angle CFB right
claim H orthocenter of ABC
claim H outside triangle ABC
claim A orthocenter of HBC
claim angle BAC obtuse
claim B, C, E, F concyclic
find angle BHC + angle BAC
