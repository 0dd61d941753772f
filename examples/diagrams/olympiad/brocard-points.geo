diagram "The Brocard points"

triangle ABC with angle CAB in 44°..54°, angle ABC in 72°..84°
P first brocard point of ABC
Q second brocard point of ABC
O = circumcenter of ABC
BC horizontal
A above BC

draw PA, PB, PC
draw dashed QA, QB, QC
draw dotted OP, OQ
mark angle PAB = angle PBC = angle PCA
claim angle PAB = angle PBC = angle PCA
claim angle QBA = angle PAB
claim OP = OQ
find angle PBC - angle QAC
