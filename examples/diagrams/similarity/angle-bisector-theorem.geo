diagram "The angle bisector theorem"

triangle ABC with angle ABC in 60°..75°, angle BCA in 35°..50°
bisector l of angle BAC
l meets BC at D
BC horizontal
A above BC
B left of C

draw AD
hide l
mark angle BAD = angle DAC
claim BD : DC = AB : AC
claim AD bisector of ABC
claim l bisects angle BAC
claim DC longer than BD
find BD / DC
