diagram "The law of cosines"

let b in 4..5
let c in 5.5..7
let v in 45°..65°
triangle ABC with AC = b, AB = c, angle CAB = v
D = foot of C on AB
AB horizontal
C above AB

draw CD
mark angle CDA right
label AC "b"
label BC "a"
label angle CAB value
claim BC^2 = b^2 + c^2 - 2 b * c * cos v
claim AD = b * cos v
find BC
