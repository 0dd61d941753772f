diagram "The pentagram and the golden ratio"

points A, B
C, D, E = regular pentagon on AB
S = intersection of AC and BE
AB horizontal
D above AB

draw pentagon ABCDE
draw segments AC, BD, CE, DA, EB
mark angle CAB = angle ABE
claim regular pentagon ABCDE
claim AC = (1 + sqrt 5) / 2 * AB
claim SA : SC = AB : AC
claim SC = AB
find angle ASB
