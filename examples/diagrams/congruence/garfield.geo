diagram "Garfield's trapezium proves Pythagoras"

right trapezium ABCD with AB parallel CD, AB = 4.5, CD = 2, AD = AB + CD, angle A = 90°
E on segment AD with AE = CD
AB horizontal
D above AB

draw segments BE, EC
mark angle A right
mark angle D right
mark AB = ED
mark BE = EC
claim angle BEC right
claim AB^2 + AE^2 = BE^2
claim 2 * (area of ABCD) = (AB + CD) * AD
find angle EBC
