diagram "The angles of a triangle make a straight angle"

triangle ABC with AB = 6, angle CAB in 52°..64°, angle ABC in 42°..50°
D = translation of C from (midpoint of AB) to A
E = reflection of D in C
AB horizontal
C above AB
A left of B

hide D, E
draw segment DE
mark DE parallel AB
label angle CAB "α"
label angle ABC "β"
label angle BCA "γ"
label angle DCA "α"
label angle BCE "β"
claim angle DCA = angle CAB
claim angle BCE = angle ABC
claim angle CAB + angle ABC + angle BCA = 180°
claim C midpoint of DE
find angle DCA + angle ACB + angle BCE
