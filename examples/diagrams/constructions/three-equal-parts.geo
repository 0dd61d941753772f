diagram "Dividing a segment into three equal parts"

let v in 32°..40°
points A, B with AB = 7
P = rotation of (point on ray AB at distance 2) about A by v
Q = extension of AP by AP
R = extension of PQ by AP
C = intersection of AB and (line through P parallel RB)
D = intersection of AB and (line through Q parallel RB)
AB horizontal
A left of B
P above AB

draw AB, AR
draw segment RB
draw dashed PC, QD
mark AP = PQ = QR
mark PC parallel QD
mark QD parallel RB
claim AC = CD
claim CD = DB
claim QD = 2 PC
find AC : AB
