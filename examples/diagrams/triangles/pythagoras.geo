diagram "Pythagoras: the squares on the sides"

points C, A
B = right triangle on CA
D, E = square on AC
F, G = square on CB
H, I = square on BA
CA horizontal

draw triangle ABC
draw quadrilaterals ACDE, CBFG, BAHI
shade quadrilaterals ACDE, CBFG
mark angle ACB right
claim AB^2 = BC^2 + CA^2
claim BAHI square
claim area of BAHI = (area of ACDE) + (area of CBFG)
find area of BAHI
