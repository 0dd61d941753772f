diagram "The Spieker centre"

triangle ABC with angle CAB in 49°..56°, angle ABC in 78°..85°
D, E, F = medial triangle of ABC
S spieker center of ABC
BC horizontal
A above BC

draw triangle DEF
draw segments SD, SE, SF
claim S incenter of DEF
claim DEF similar to ABC
find DE / AB
