"""Solutions in English: why each theorem gives what it gives, and how reasons and conclusions are joined.

A reason is a clause of its own, one a line, that names what the theorem is applied to.
"""

from __future__ import annotations

__all__ = [
    "CLAUSE_FIRST",
    "CLAUSE_FRAMES",
    "CLOSINGS",
    "FIRST",
    "FRAMES",
    "OPENINGS",
    "REASONS",
    "SIZES",
    "STEPS",
    "STOP",
]

STOP = "."

# {Reason} opens a sentence; {so} is the conclusion in symbols.
FRAMES = (
    "{Reason}, so {so}.",
    "{Reason}; hence {so}.",
    "{Reason}. Therefore {so}.",
    "Since {reason}, {so}.",
    "Because {reason}, we have {so}.",
    "As {reason}, we get {so}.",
    "{so}, because {reason}.",
)
# For reasons that are whole sentences.
FIRST = (
    "{Reason}, so {so}.",
    "{Reason}; hence {so}.",
    "{Reason}. Therefore {so}.",
    "{Reason}, which gives {so}.",
)
# For conclusions that are clauses.
CLAUSE_FRAMES = tuple(f for f in FRAMES if "we have" not in f and "we get" not in f)
CLAUSE_FIRST = FIRST[:3]

OPENINGS = ("", "Given: ", "We know the following. ", "From the figure and the text: ")
CLOSINGS = (
    "The answer is {answer}.",
    "So {target} is {answer}.",
    "Answer: {answer}.",
    "Hence the answer: {answer}.",
)
STEPS = ("", "First, ", "Next, ")

SIZES = {
    "angle": "∠{x}",
    "length": "{x}",
    "triangle": "△{x}",
    "area": "the area of {x}",
    "perimeter": "the perimeter of {x}",
    "radius": "the radius of {x}",
    "circumference": "the circumference of {x}",
    "disc": "the area of {x}",
    "region": "the area of {x}",
    "arc": "the length of {x}",
    "number": "{x}",
}

REASONS = {
    "straight angle": """
        the angles at {v} along the straight line {line} add up to 180°
        neighboring angles on the line {line} make a straight angle at {v}
    """,
    "vertical angles": """
        vertical angles at {v} are equal
        angles opposite each other at the crossing {v} are equal
    """,
    "angle addition": """
        the angle at {v} is the sum of its two parts
        the two neighboring angles at {v} make up the larger one
    """,
    "full turn": """
        the angles around {v} add up to 360°
        all angles around the point {v} make a full turn of 360°
    """,
    "right angle": """
        perpendicular lines meet at 90°
        lines that are perpendicular form right angles
    """,
    "perpendicular lines": """
        the lines meet at 90°
        the angle between the lines is a right one
    """,
    "angle bisector": """
        {ray} halves {angle}
        {ray} bisects {angle}
    """,
    "angle sum of a triangle": """
        the angles of triangle {triangle} add up to 180°
        the angle sum in triangle {triangle} is 180°
        the three angles of triangle {triangle} make 180°
    """,
    "exterior angle": """
        an exterior angle of triangle {triangle} is the sum of the two remote interior angles
        the outer angle equals both far inner angles of triangle {triangle} together (exterior angle theorem)
    """,
    "isosceles triangle": """
        triangle {triangle} is isosceles with {s} = {t}
        the base angles are equal in triangle {triangle}, in which {s} = {t}
        equal sides {s} and {t} of triangle {triangle} face equal angles
    """,
    "equal angles, equal sides": """
        triangle {triangle} has equal angles {a} and {b}
        sides opposite the equal angles {a} and {b} of triangle {triangle} are equal
    """,
    "apex of an isosceles triangle": """
        triangle {triangle} is isosceles with {s} = {t}, its base angles are equal, and its angles add up to 180°
        the angle sum is 180° in the isosceles triangle {triangle} with equal sides {s} and {t}
    """,
    "equilateral triangle": """
        all sides of triangle {triangle} are equal
        triangle {triangle} is equilateral, and each of its angles is 60°
    """,
    "equal angles, equilateral": """
        all angles of triangle {triangle} are equal
        triangle {triangle} has three equal angles and is equilateral
    """,
    "line of symmetry": """
        {line} is the axis of the isosceles triangle {triangle}
        median, altitude and bisector from {apex} fall together in the isosceles triangle {triangle}
    """,
    "co-interior angles": """
        {l} and {m} are parallel, and co-interior angles at {t} add up to 180°
        angles on one side of {t} between the parallels {l} and {m} add up to 180°
    """,
    "corresponding angles": """
        corresponding angles at the parallels {l} and {m} are equal
        {t} crosses the parallels {l} and {m} at equal corresponding angles
    """,
    "alternate angles": """
        alternate angles at the parallels {l} and {m} are equal
        {t} crosses the parallels {l} and {m} at equal alternate angles
    """,
    "parallel by corresponding angles": """
        the corresponding angles at {t} are equal
        {t} meets both lines at equal corresponding angles
    """,
    "parallel by alternate angles": """
        the alternate angles at {t} are equal
        {t} meets both lines at equal alternate angles
    """,
    "perpendicular to parallels": """
        a line perpendicular to one of two parallels is perpendicular to the other
        {l} and {m} are parallel, and {t} is perpendicular to one of them
    """,
    "two perpendiculars": """
        both lines are perpendicular to {t}
        two lines perpendicular to the same line {t} are parallel
    """,
    "two parallels": """
        both lines are parallel to {t}
        two lines parallel to the same line {t} are parallel
    """,
    "angle sum of a quadrilateral": """
        the angles of quadrilateral {quadrilateral} add up to 360°
        the angle sum in quadrilateral {quadrilateral} is 360°
    """,
    "angle sum of a polygon": """
        the inner angles of polygon {polygon} with {n} corners add up to ({n} − 2) · 180°
        the angle sum of a polygon with {n} corners such as {polygon} is ({n} − 2) · 180°
    """,
    "opposite sides of a parallelogram": """
        opposite sides of parallelogram {quadrilateral} are equal
        {quadrilateral} is a parallelogram and has equal opposite sides
    """,
    "opposite angles of a parallelogram": """
        opposite angles of parallelogram {quadrilateral} are equal
        {quadrilateral} is a parallelogram and has equal opposite angles
    """,
    "neighbouring angles of a parallelogram": """
        neighboring angles of parallelogram {quadrilateral} add up to 180°
        adjacent angles in parallelogram {quadrilateral} are supplementary
    """,
    "diagonals of a parallelogram": """
        the diagonals of parallelogram {quadrilateral} bisect each other at {m}
        {m} halves both diagonals of parallelogram {quadrilateral}
    """,
    "parallelogram by its sides": """
        opposite sides of {quadrilateral} are equal, and {quadrilateral} is a parallelogram
        {quadrilateral} is a parallelogram by its equal opposite sides
    """,
    "diagonals of a rectangle": """
        the diagonals of rectangle {quadrilateral} are equal
        {quadrilateral} is a rectangle and has equal diagonals
    """,
    "diagonals of an isosceles trapezium": """
        the diagonals of the isosceles trapezoid {quadrilateral} are equal
        {quadrilateral} is an isosceles trapezoid and has equal diagonals
    """,
    "equal diagonals": """
        {quadrilateral} has equal diagonals
        the diagonals of {quadrilateral} are equally long
    """,
    "perpendicular diagonals": """
        {quadrilateral} has perpendicular diagonals
        the diagonals of {quadrilateral} are perpendicular
    """,
    "diagonals of a rhombus": """
        the diagonals of rhombus {quadrilateral} are perpendicular
        {quadrilateral} is a rhombus and has perpendicular diagonals
    """,
    "diagonals of a kite": """
        the diagonals of kite {quadrilateral} are perpendicular
        {quadrilateral} is a kite and has perpendicular diagonals
    """,
    "diagonal of a rhombus halves angles": """
        the diagonal {line} of rhombus {quadrilateral} halves its angles
        each diagonal of rhombus {quadrilateral} bisects the angles at its ends
    """,
    "base angles of an isosceles trapezium": """
        the angles at a base of the isosceles trapezoid {quadrilateral} are equal
        {quadrilateral} is an isosceles trapezoid and has equal base angles
    """,
    "legs of an isosceles trapezium": """
        the legs of the isosceles trapezoid {quadrilateral} are equal
        {quadrilateral} is an isosceles trapezoid and has equal legs
    """,
    "midline of a trapezium": """
        the midline {line} of quadrilateral {quadrilateral} is half as long as its two parallel sides together
        {line} joins the midpoints of two sides of {quadrilateral} whose other two sides are parallel
    """,
    "radii": """
        radii of one circle are equal
        both segments are radii of the circle with center {o}
        both points lie on the circle with center {o}
    """,
    "radius": """
        the segment is a radius of the circle with center {o}
        all radii of the circle with center {o} are equally long
    """,
    "diameter": """
        {s} is a diameter of the circle
        the diameter {s} is twice the radius
    """,
    "inscribed angles over one arc": """
        inscribed angles over the same arc {chord} are equal
        {p} and {q} see the chord {chord} from the same side at equal angles
    """,
    "cyclic quadrilateral": """
        opposite angles of the cyclic quadrilateral {quadrilateral} add up to 180°
        {quadrilateral} is inscribed in a circle, and its opposite angles add up to 180°
    """,
    "Thales' theorem": """
        {chord} is a diameter, and the angle at {p} is right by Thales' theorem
        the angle at {p} stands in the semicircle over {chord}
    """,
    "converse of Thales' theorem": """
        the inscribed angle over {chord} at {p} is right, and {chord} is a diameter
        a right inscribed angle over {chord} makes {chord} a diameter
    """,
    "central angle": """
        the central angle over the chord {chord} is twice the inscribed angle at {p}
        the angle at the center {o} is twice the inscribed angle at {p} over the same arc
    """,
    "central angle of the other arc": """
        the inscribed angle at {p} stands on the long arc {chord} and is half of its central angle
        the inscribed angle at {p} is half of the far central angle over {chord}, and both central angles make 360°
    """,
    "equal chords": """
        equal chords {s} and {t} have equal central angles
        the chords {s} and {t} are equally long
    """,
    "equal central angles": """
        equal central angles have equal chords
        the central angles {a} and {b} are equal
    """,
    "perpendicular from the centre": """
        the perpendicular from the center {o} halves the chord {chord}
        a perpendicular from the center of a circle to a chord such as {chord} bisects it
    """,
    "centre to the middle of a chord": """
        the line from the center {o} to the midpoint {m} of the chord {chord} is perpendicular to it
        {m} is the midpoint of the chord {chord}, and {o} is the center
    """,
    "power of a point": """
        the products of the sections on {s} and {t} are equal by the power of the point {p}
        the lines {s} and {t} through {p} cut the circle in sections of one product
    """,
    "tangent and secant": """
        the square of the tangent from {p} is the product of the sections on {s} (tangent-secant theorem)
        the tangent {t} from {p} is the mean proportional of the sections of the secant {s}
    """,
    "tangent and radius": """
        the tangent {line} is perpendicular to the radius at {t}
        a tangent and the radius to its touch point {t} are perpendicular
    """,
    "tangent and chord": """
        the angle between the tangent {line} and the chord {chord} equals the inscribed angle over {chord} at {p}
        the angle at {t} equals the inscribed angle at {p} by the tangent-chord theorem
    """,
    "equal tangents": """
        the tangents {a} and {b} from {p} to the circle are equal
        both tangent segments from {p} are equally long
    """,
    "line to the centre": """
        the line from {p} to the center {o} is the axis of the two tangents
        {p} and the center {o} lie on the axis of the tangents {a} and {b}
    """,
    "segment addition": """
        {b} divides {s} into two parts
        {b} lies between the ends of {s}
    """,
    "midpoint": """
        {m} is the midpoint of {s}
        {m} halves {s}
    """,
    "perimeter": """
        the perimeter of {polygon} is the sum of its sides
        the sides of {polygon} make up its perimeter
    """,
    "midsegment": """
        {line} joins the midpoints of two sides of triangle {triangle} and is half as long as {base}
        the midsegment {line} of triangle {triangle} is half of {base}
    """,
    "midsegment is parallel": """
        {line} joins the midpoints of two sides of triangle {triangle}
        a midsegment such as {line} is parallel to the third side {base}
    """,
    "parallel through a midpoint": """
        {line} is parallel to {base} through the midpoint of one side of triangle {triangle} and halves the other
        a parallel to {base} through a midpoint bisects the third side of triangle {triangle}
    """,
    "intercept theorem": """
        {line} is parallel to {base}, and {p} : {q} = {r} : {u} by the intercept theorem
        the parallel {line} to {base} cuts the sides of triangle {triangle} in one ratio, {p} : {q} = {r} : {u}
    """,
    "angle bisector theorem": """
        the angle bisector theorem in triangle {triangle} says {p} : {q} = {r} : {u}
        the bisector {line} divides the opposite side in the ratio of the neighboring sides, {p} : {q} = {r} : {u}
    """,
    "perpendicular bisector": """
        {p} lies on the perpendicular bisector of {s}
        points such as {p} on the perpendicular bisector of {s} are equally far from its ends
    """,
    "Pythagoras": """
        Pythagoras' theorem in the right triangle {triangle} says {h}² = {p}² + {q}²
        triangle {triangle} has a right angle at {c}, and {p}² + {q}² = {h}²
        Pythagoras' theorem holds in triangle {triangle} with the right angle at {c}
    """,
    "converse of Pythagoras": """
        {p}² + {q}² = {h}²
        the sides of triangle {triangle} satisfy {p}² + {q}² = {h}²
    """,
    "30-60-90 triangle": """
        triangle {triangle} has angles of 30°, 60° and 90°, and its sides are as 1 : √3 : 2
        the sides of the 30-60-90 triangle {triangle} are in the ratio 1 : √3 : 2
    """,
    "45-45-90 triangle": """
        triangle {triangle} has angles of 45°, 45° and 90°, and its sides are as 1 : 1 : √2
        in the isosceles right triangle {triangle} the hypotenuse is √2 times a leg
    """,
    "median to the hypotenuse": """
        the median to the hypotenuse of the right triangle {triangle} is half of it
        the midpoint {m} of the hypotenuse is equally far from all corners of the right triangle {triangle}
    """,
    "altitude on the hypotenuse": """
        in the right triangle {triangle} the square of the altitude is the product of the sections of the hypotenuse
        the altitude from {c} is the mean proportional of both sections (geometric mean theorem in {triangle})
    """,
    "leg theorem": """
        in the right triangle {triangle} the square of a leg is the hypotenuse times the neighboring section
        each leg of the right triangle {triangle} is the mean proportional of the hypotenuse and its own section
    """,
    "height by two areas": """
        the area of the right triangle {triangle} is half of leg times leg and half of hypotenuse times altitude
        hypotenuse times altitude is leg times leg in the right triangle {triangle}
    """,
    "similar by two angles": """
        triangles {p} and {q} agree in two angles
        two angles of triangle {p} equal those of triangle {q}
    """,
    "sides of similar triangles": """
        corresponding sides of the similar triangles {p} and {q} are in proportion, {a} : {b} = {c} : {d}
        triangles {p} and {q} are similar, and {a} : {b} = {c} : {d}
    """,
    "angles of similar triangles": """
        corresponding angles of the similar triangles {p} and {q} are equal
        triangles {p} and {q} are similar and have equal angles
    """,
    "three sides": """
        triangles {p} and {q} agree in all three sides
        the sides of triangle {p} equal those of triangle {q} (SSS)
    """,
    "two sides and the angle": """
        triangles {p} and {q} agree in two sides and the angle between them
        two sides and the included angle of triangle {p} equal those of triangle {q} (SAS)
    """,
    "a side and two angles": """
        triangles {p} and {q} agree in a side and two angles
        one side and two angles of triangle {p} equal those of triangle {q}
    """,
    "sides of congruent triangles": """
        corresponding sides of the congruent triangles {p} and {q} are equal
        triangles {p} and {q} are congruent
    """,
    "angles of congruent triangles": """
        corresponding angles of the congruent triangles {p} and {q} are equal
        triangles {p} and {q} are congruent
    """,
    "area of a triangle": """
        the area of triangle {triangle} is half of base {base} times height {height}
        triangle {triangle} has the base {base} and the height {height}
    """,
    "area by two sides and an angle": """
        the area of triangle {triangle} is half the product of {s}, {t} and the sine of {a}
        {s} and {t} enclose {a} in triangle {triangle}, and half their product times its sine is the area
    """,
    "Heron's formula": """
        Heron's formula gives the area of triangle {triangle} from its sides
        all sides of triangle {triangle} are known, and Heron's formula applies
    """,
    "area of an equilateral triangle": """
        the area of the equilateral triangle {triangle} is √3/4 times the square of its side
        triangle {triangle} is equilateral with the side {s}
    """,
    "area of a rectangle": """
        the area of rectangle {quadrilateral} is {s} times {t}
        {quadrilateral} is a rectangle with the sides {s} and {t}
    """,
    "area of a square": """
        the area of square {quadrilateral} is the square of its side {s}
        {quadrilateral} is a square with the side {s}
    """,
    "side of a square": """
        the side of square {quadrilateral} is the root of its area
        {quadrilateral} is a square of known area
    """,
    "area by perpendicular diagonals": """
        the diagonals {s} and {t} of {quadrilateral} are perpendicular, and its area is half their product
        the area of {quadrilateral} is half the product of its perpendicular diagonals {s} and {t}
    """,
    "area of a parallelogram": """
        the area of parallelogram {quadrilateral} is base {base} times height {height}
        parallelogram {quadrilateral} has the base {base} and the height {height}
    """,
    "area of a trapezium": """
        the area of {quadrilateral} is half the sum of its parallel sides {base} and {top} times the height {height}
        {quadrilateral} has the parallel sides {base} and {top} and the height {height}
    """,
    "circumference of a circle": """
        a circle of radius r has the circumference 2πr
        the circumference of the circle is 2π times its radius
    """,
    "area of a circle": """
        a circle of radius r has the area πr²
        the area of the circle is π times the square of its radius
    """,
    "one base and one height": """
        triangles {p} and {q} have the base {base} in common and equal heights
        {line} is parallel to the common base {base} of the triangles {p} and {q}
    """,
    "angles in a regular polygon": """
        each side of the regular polygon {polygon} is seen from {v} at 180°/{n}
        the rays from {v} to the other corners of the regular polygon {polygon} are 180°/{n} apart
    """,
    "central angles of a regular polygon": """
        each side of the regular polygon {polygon} is seen from the center {o} at 360°/{n}
        the corners of the regular polygon {polygon} divide the full turn at {o} into {n} equal parts
    """,
    "centroid": """
        the centroid {g} divides the median {line} of triangle {triangle} as 2 : 1
        {g} is the centroid of triangle {triangle} and cuts its median {line} in the ratio 2 : 1
    """,
    "area of a sector": """
        a sector is as large a part of the disc as its angle {a} is of the full turn
        the angle of the sector at the center decides its share of the disc
    """,
    "length of an arc": """
        an arc is as long a part of the circle as its angle {a} is of the full turn
        the angle of the arc at the center decides its share of the circumference
    """,
    "area of a ring": """
        the ring is the larger disc without the smaller one
        the area between two circles with the same center is the difference of their discs
    """,
    "area of a half-disc": """
        the half-disc over {s} is half of a disc with the diameter {s}
        half a disc of diameter {s} has half of its area
    """,
    "area of a segment of a circle": """
        the segment of the circle is its sector up to triangle {triangle}
        sector and triangle {triangle} together settle the segment of the circle
    """,
    "area addition": """
        {line} divides triangle {triangle} into two triangles
        triangle {triangle} is made up of the two parts on both sides of {line}
    """,
    "a median halves the area": """
        {line} is a median of triangle {triangle} and halves its area
        the median {line} cuts triangle {triangle} into parts of one area
    """,
    "equal sizes": """
        {a} and {b} are equal
        {a} = {b} is known
    """,
    "same value": """
        {a} and {b} have the same value
        the values of {a} and {b} agree
    """,
    "both equal a third": """
        both are equal to {third}
        each of them equals {third}
    """,
    "unit": """
        only a ratio is asked for and any length may be taken as 1
        lengths matter only up to scale here
    """,
    "substitution": """
        all parts are known
        we can put in the values found
    """,
    "combining equations": """
        these equations hold together
        all these equations taken together settle it
    """,
}
