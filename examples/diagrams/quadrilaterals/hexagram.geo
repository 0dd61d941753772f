diagram "Two triangles make the hexagram"

points O, A
B, C, D, E, F = regular hexagon center O through A
G = intersection of AC and BF
H = intersection of AC and BD
BC horizontal
E above BC

draw triangles ACE, BDF
dash hexagon ABCDEF
shade triangle BGH
claim GH = GB
claim AG = GH
claim regular hexagon ABCDEF
find (area of ACE) / (area of BGH)
