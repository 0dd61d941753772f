diagram "Morley's triangle"

let x in 15°..19°
let y in 23°..26°
let z = 60° - x - y
points A, B with AB = 8
P = intersection of (line through A at angle x to AB) and (line through B at angle (-y) to AB)
C = intersection of (line through A at angle 3 x to AB) and (line through B at angle (-3 y) to AB)
Q = intersection of (line through B at angle (-2 y) to AB) and (line through C at angle (-z) to CB)
R = intersection of (line through A at angle 2 x to AB) and (line through C at angle z to CA)
AB horizontal
C above AB

draw triangle ABC
draw dashed AP, AR, BP, BQ, CQ, CR
draw triangle PQR
shade triangle PQR
claim PQR equilateral
claim angle PAB = angle CAB / 3
claim angle BCQ = angle BCA / 3
find angle PQR
