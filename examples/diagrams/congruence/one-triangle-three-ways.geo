diagram "One triangle, given in three ways"

let c in 5.6..6.4
points A, B with AB = c
C = triangle on AB of sides 5 and 4
D = triangle on BA of angles (angle ABC) and (angle BAC)
E = triangle on AC of angle (angle BAC) and side AB
AB horizontal

draw triangles ABC, ABD, AEC
mark AB = AE
mark BC = BD
claim ABC congruent to ABD
claim ABC congruent to AEC
claim AB bisects angle CAD
find angle DAE / angle BAC
