parallelogram ABCD
M = intersection of AC and BD
draw AC, BD
