diagram "A point of the bisector is equally far from both sides"

let v in 50°..70°
points S, A with SA = 6
ray r from S at angle v from A
ray q from S through A
B on r with SB = 5
bisector l of angle ASB
P on l with SP = 4.5, P and A on same side of (line through S perpendicular l)
D = foot of P on q
E = foot of P on r
q horizontal
B above q
S left of A

dash l
draw segments PD, PE
mark PD = PE
mark angle PDS right
mark angle PES right
mark angle DSP = angle PSE
claim PD = PE
claim DE perpendicular l
find angle DPE
