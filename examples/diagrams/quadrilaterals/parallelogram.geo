diagram "The diagonals of a parallelogram"

parallelogram ABCD with AB = 6, AD = 4, angle DAB in 50°..70°
M = intersection of AC and BD
AB horizontal
D above AB
A left of B

draw segments AC, BD
mark AB parallel DC
mark AD parallel BC
mark AM = MC
mark BM = MD
claim M midpoint of AC
claim ABC congruent CDA
claim angle DAB = angle BCD
claim AC^2 + BD^2 = 2 * (AB^2 + AD^2)  # the parallelogram law
find angle ABC
