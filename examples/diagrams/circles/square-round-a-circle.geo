diagram "A square round a circle"

let r in 2..3
circle w center O radius r
point P with OP = 2 r
s, t = tangents to w parallel to OP
u, v = tangents to w perpendicular to OP
A = intersection of s and u
B = intersection of u and t
C = intersection of t and v
D = intersection of v and s
mid-parallel m of s and t
OP horizontal
P right of O

hide s, t, u, v
draw ABCD
draw dashed AC, BD
dash m
claim square ABCD
claim O, P on m
claim O midpoint of AC
claim area of ABCD = 4 r^2
find (area of ABCD) / (area of w)
