diagram "A protractor"

segment s from (-5, 0) to (5, 0)
ray r from (0, 0) through (3, 4)
arc a center (0, 0) radius 4 from 0° to 180°
P = intersection of r and a
O = point at (0, 0)
A = point at (4, 0)

mark angle AOP
claim OP = OA
claim A on s
find angle AOP
