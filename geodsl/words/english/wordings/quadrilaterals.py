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
        textbook: {p!} is a quadrilateral with four equal sides and four right angles
        textbook: {p} is both a rectangle and a rhombus
        descriptive: {p} has the shape of a square
        descriptive: {p} is square in shape
    """,
    "Rectangle": """
        {p} is a rectangle
        {p} has four right angles
        all angles of {p} are right angles
        {p} forms a rectangle
        {p} is a parallelogram with a right angle
        terse: {p} rectangle
        terse: {p}: rectangle
        textbook: {p!} is a quadrilateral with four right angles
        textbook: the four angles of {p} are equal
        descriptive: {p} has the shape of a rectangle
        descriptive: {p} has a right angle at every corner
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
        textbook: {p!} is a quadrilateral with four equal sides
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
        textbook: {p!} is a quadrilateral whose opposite sides are parallel
        textbook: the diagonals of {p} bisect each other
        descriptive: the sides of {p} run parallel in pairs
        descriptive: {p} has the shape of a parallelogram
    """,
    "Trapezium": """
        {p} has a pair of parallel sides
        {p} has at least one pair of parallel sides
        at least one pair of opposite sides of {p} is parallel
        two opposite sides of {p} are parallel
        one side of {p} is parallel to the opposite side
        terse: {p} with a pair of parallel sides
        terse: two opposite sides of {p} parallel
        textbook: {p} is a trapezoid in the broad sense
        textbook: {p!} is a quadrilateral with a pair of parallel sides
        descriptive: two opposite sides of {p} run parallel
        descriptive: {p} has two opposite sides that run parallel
    """,
    "IsoscelesTrapezium": """
        two opposite sides of {p} have the same perpendicular bisector
        {p} has two opposite sides with the same perpendicular bisector
        {p} is symmetric about the line through the midpoints of two opposite sides
        {p} is symmetric about the perpendicular bisector of one of its sides
        the perpendicular bisectors of two opposite sides of {p} coincide
        terse: {p}: two opposite sides with one perpendicular bisector
        terse: {p} symmetric about the perpendicular bisector of a side
        textbook: {p} is an isosceles trapezoid in the broad sense
        textbook: one line is the perpendicular bisector of two opposite sides of {p}
        descriptive: one axis of symmetry halves two opposite sides of {p}
        descriptive: {p} has an axis of symmetry that halves two opposite sides
    """,
    "RightTrapezium": """
        two neighboring angles of {p} are right angles
        {p} has two neighboring right angles
        {p} has a side perpendicular to both of its neighbors
        one side of {p} is perpendicular to both of its neighbors
        {p} has right angles at both ends of one side
        terse: {p} with two neighboring right angles
        terse: two neighboring angles of {p} right
        textbook: {p} is a right trapezoid in the broad sense
        textbook: {p} has a side that is perpendicular to the sides on either side of it
        descriptive: the angles at both ends of one side of {p} are right angles
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
        textbook: {p!} is a quadrilateral with two pairs of equal neighboring sides
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
