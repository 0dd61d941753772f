"""Kinds of quadrilaterals."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "Square": """
        {p} is a square
        {p} has four equal sides and four right angles
        {p} is a rectangle with four equal sides
        {p} is a rhombus with four right angles
        {p!} is a regular quadrilateral
        {p} forms a square
        terse: {p} square
        terse: {p}: square
        textbook: {p!} denotes a square
        textbook: {p} is both a rectangle and a rhombus
        descriptive: {p} has the shape of a square
        descriptive: the corners of {p} are those of a square
    """,
    "Rectangle": """
        {p} is a rectangle
        {p} has four right angles
        all angles of {p} are right angles
        {p} forms a rectangle
        {p} is a parallelogram with a right angle
        terse: {p} rectangle
        terse: {p}: rectangle
        textbook: {p!} denotes a rectangle
        textbook: the four angles of {p} are equal
        descriptive: {p} has the shape of a rectangle
        descriptive: every corner of {p} is square
        descriptive: the sides of {p} meet at right angles at every corner
    """,
    "Rhombus": """
        {p} is a rhombus
        {p} has four equal sides
        all four sides of {p} are equal
        {p!} is an equilateral quadrilateral
        {p} forms a rhombus
        terse: {p} rhombus
        terse: {p}: rhombus
        textbook: {p!} denotes a rhombus
        textbook: {p} is a parallelogram with four equal sides
        descriptive: the four sides of {p} are equally long
        descriptive: {p} has the shape of a rhombus
    """,
    "Parallelogram": """
        {p} is a parallelogram
        both pairs of opposite sides of {p} are parallel
        the opposite sides of {p} are parallel
        each side of {p} is parallel to the opposite one
        {p} forms a parallelogram
        terse: {p} parallelogram
        terse: {p}: parallelogram
        textbook: {p!} denotes a parallelogram
        textbook: the diagonals of {p} bisect each other
        descriptive: the sides of {p} run parallel in pairs
        descriptive: {p} has the shape of a parallelogram
    """,
    "Trapezium": """
        {p} is a trapezium
        {p} is a trapezoid
        {p} has a pair of parallel sides
        two opposite sides of {p} are parallel
        at least one pair of sides of {p} is parallel
        terse: {p} trapezium
        terse: {p}: trapezoid
        textbook: {p!} denotes a trapezium
        textbook: {p} has at least one pair of parallel sides
        descriptive: {p} has the shape of a trapezoid
        descriptive: two opposite sides of {p} run parallel
    """,
    "IsoscelesTrapezium": """
        {p} is an isosceles trapezium
        {p} is an isosceles trapezoid
        {p} is a trapezium with an axis of symmetry through its bases
        two opposite sides of {p} have the same perpendicular bisector
        {p} forms an isosceles trapezoid
        terse: {p} isosceles trapezium
        terse: {p}: isosceles trapezoid
        textbook: {p!} denotes an isosceles trapezium
        textbook: one line is the perpendicular bisector of two opposite sides of {p}
        descriptive: the bases of the trapezoid {p!} are halved by an axis of symmetry
        descriptive: one axis of symmetry halves two opposite sides of {p}
    """,
    "RightTrapezium": """
        {p} is a right trapezium
        {p} is a right trapezoid
        {p} is a right-angled trapezium
        {p} is a trapezium with a leg perpendicular to its bases
        two neighboring angles of {p} are right angles
        terse: {p} right trapezium
        terse: {p}: right trapezoid
        textbook: {p!} denotes a right trapezium
        textbook: one side of {p} is perpendicular to both of its neighbors
        descriptive: one leg of the trapezoid {p!} stands at right angles to both bases
        descriptive: {p} has two right angles next to each other
    """,
    "Kite": """
        {p} is a kite
        {p} forms a kite
        {p} is symmetric about one of its diagonals
        one diagonal of {p} is an axis of symmetry
        {p} has two pairs of equal neighboring sides
        terse: {p} kite
        terse: {p}: kite
        textbook: {p!} denotes a kite
        textbook: the sides of {p} form two pairs of equal adjacent sides
        descriptive: {p} has the shape of a kite
        descriptive: one diagonal of {p} splits it into mirror images
    """,
    "Equidiagonal": """
        {p} has equal diagonals
        {p} has diagonals of the same length
        the diagonals of {p} are equal
        the diagonals of {p} have the same length
        {p} is equidiagonal
        {p!} is an equidiagonal quadrilateral
        terse: diagonals of {p} equal
        terse: {p} equidiagonal
        textbook: one diagonal of {p} is equal to the other
        descriptive: the two diagonals of {p} are equally long
        descriptive: one diagonal of {p} is as long as the other
    """,
    "Orthodiagonal": """
        {p} has perpendicular diagonals
        the diagonals of {p} are perpendicular
        the diagonals of {p} are at right angles to each other
        {p} is orthodiagonal
        {p!} is an orthodiagonal quadrilateral
        one diagonal of {p} is perpendicular to the other
        terse: diagonals of {p} perpendicular
        terse: {p} orthodiagonal
        textbook: {p!} is a quadrilateral with perpendicular diagonals
        descriptive: the two diagonals of {p} form a right angle
        descriptive: the diagonals of {p} stand at right angles
    """,
    "Tangential": """
        {p!} is a tangential quadrilateral
        {p} has an inscribed circle
        {p} has an incircle
        some circle inside {p} touches all four of its sides
        the four sides of {p} are tangent to one circle inside it
        terse: {p} tangential
        terse: {p} has incircle
        textbook: {p} is tangential
        textbook: {p!} is a quadrilateral with an inscribed circle
        descriptive: there is a circle inside {p} that touches all four sides
        descriptive: {p} has room for a circle that touches all four sides
    """,
}
