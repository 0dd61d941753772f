# Phrases for other diagrams to use.

# The third corner of the equilateral triangle over AB on the far side from X.
define apex over {A: point} and {B: point} away from {X: point} = intersection of (circle center A through B) and (circle center B through A) on other side of AB from X

# The triangle of the excentres, whose altitudes are the bisectors of ABC.
define excentral triangle {JKL: triangle} of {ABC: triangle} {
    J excenter of ABC opposite A
    K excenter of ABC opposite B
    L excenter of ABC opposite C
    draw triangle JKL
}
