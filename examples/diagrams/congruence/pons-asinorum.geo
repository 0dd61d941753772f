diagram "Euclid proves that the base angles are equal"

triangle ABC with AB = AC, AB = 4, angle BAC in 48°..58°
D = extension of AB by 2.2
E = extension of AC by 2.2
BC horizontal
A above BC
B left of C

draw segments BD, CE, BE, CD
hatch BCE
mark AB = AC
mark BD = CE
claim ABE congruent to ACD
claim BCE congruent to CBD
claim BE = CD
claim angle ABC = angle ACB
find angle DBC - angle BCE
