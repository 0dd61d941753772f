diagram "The mittenpunkt"

triangle ABC with angle CAB in 40°..50°, angle ABC in 66°..80°
D, E, F = medial triangle of ABC
J, K, L = excentral triangle of ABC
M mittenpunkt of ABC
BC horizontal
A above BC

draw triangle JKL
draw segments JM, KM, LM
shade triangle ABC
claim D on segment JM
claim E on segment KM
claim F on segment LM
claim M symmedian point of JKL
find angle JDB - angle MDC
