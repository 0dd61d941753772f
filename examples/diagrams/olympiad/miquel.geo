diagram "Miquel's theorem"

let k in 0.26..0.4
let m in 0.42..0.6
triangle ABC with angle CAB in 50°..70°, angle ABC in 54°..80°
D = point dividing BC in ratio k : (1 - k)
E = point dividing CA in ratio m : (1 - m)
F = midpoint of AB
circle u through A, E, F
circle v through B, F, D
circle w through C, D, E
M = intersection of u and v other than F
BC horizontal
A above BC

dash u, v, w
draw segments MD, ME, MF
mark angle MDB = angle MEC
claim M on w
claim C, D, E, M concyclic
claim angle MDB = angle MEC
find angle BDM - angle CEM
