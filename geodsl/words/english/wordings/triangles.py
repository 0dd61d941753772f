"""Kinds of triangles."""

from __future__ import annotations

__all__ = ["WORDINGS"]

WORDINGS = {
    "AcuteTriangle": """
        {p} is acute
        {p!} is an acute triangle
        {p} is acute-angled
        all angles of {p} are acute
        the largest angle of {p} is acute
        each angle of {p} is smaller than a right angle
        terse: {p} acute
        terse: {p!}: acute triangle
        textbook: {p!} is a triangle whose angles are all acute
        textbook: {p} has three acute angles
        descriptive: every corner of {p} is sharper than a right angle
    """,
    "ObtuseTriangle": """
        {p} is obtuse
        {p!} is an obtuse triangle
        {p} is obtuse-angled
        {p} has an obtuse angle
        one angle of {p} is obtuse
        the largest angle of {p} is obtuse
        terse: {p} obtuse
        terse: {p!}: obtuse triangle
        textbook: {p!} is a triangle with an obtuse angle
        textbook: one of the angles of {p} is greater than a right angle
        descriptive: one corner of {p} is opened wider than a right angle
    """,
    "RightTriangle": """
        {p!} is a right triangle
        {p} is right-angled
        {p!} is a right-angled triangle
        {p} has a right angle
        one angle of {p} is a right angle
        one of the angles of {p} is right
        terse: {p} right-angled
        terse: {p!}: right triangle
        textbook: {p!} is a triangle with a right angle
        textbook: two sides of {p} are perpendicular
        descriptive: two sides of {p} meet at a right angle
        descriptive: there is a right angle in one corner of {p}
    """,
    "RightAt": """
        {p} is right-angled at {A}
        {p} has a right angle at {A}
        {p} has its right angle at {A}
        the angle of {p} at {A} is a right angle
        the right angle of {p} is at {A}
        terse: {p} right-angled at {A}
        terse: {p}: right angle at {A}
        textbook: {p!} is a right triangle with the right angle at {A}
        textbook: the sides of {p} through {A} are perpendicular
        textbook: the legs of the right triangle {p!} meet at {A}
        descriptive: the sides of {p} that meet at {A} form a right angle
        descriptive: {p} has a right-angled corner at {A}
    """,
    "Isosceles": """
        {p} is isosceles
        {p!} is an isosceles triangle
        {p} has two equal sides
        two sides of {p} are equal
        two sides of {p} have the same length
        at least two sides of {p} are equal
        two angles of {p} are equal
        terse: {p} isosceles
        terse: {p!}: isosceles triangle
        textbook: {p!} is a triangle with two equal sides
        descriptive: {p} has two sides of the same length
        descriptive: {p} has an axis of symmetry
    """,
    "IsoscelesAt": """
        {p} is isosceles with apex {A!}
        {p} is isosceles at {A}
        {p!} is an isosceles triangle with apex {A!}
        the sides of {p} that meet at {A} are equal
        the two sides of {p} through {A} have the same length
        terse: {p} isosceles at {A}
        terse: {p}: isosceles with apex {A!}
        textbook: {A} is the apex of the isosceles triangle {p!}
        textbook: the base of the isosceles triangle {p!} is the side opposite {A}
        descriptive: the sides of {p} that start from {A} are equally long
        descriptive: {p} is symmetric about a line through {A}
    """,
    "Equilateral": """
        {p} is equilateral
        {p!} is an equilateral triangle
        {p} has three equal sides
        all sides of the triangle {p!} are equal
        the three sides of {p} are equal
        {p!} is a regular triangle
        terse: {p} equilateral
        terse: {p!}: equilateral triangle
        textbook: {p!} is a triangle with three equal sides
        textbook: {p} has three angles of 60° each
        descriptive: all three sides of {p} are equally long
        descriptive: {p} has three sides of the same length
    """,
    "Scalene": """
        {p} is scalene
        {p!} is a scalene triangle
        {p} has three different side lengths
        the three sides of {p} have different lengths
        the sides of {p} are of three different lengths
        terse: {p} scalene
        terse: {p!}: scalene triangle
        textbook: {p!} is a triangle with three different side lengths
        textbook: the side lengths of {p} are pairwise different
        descriptive: each side of {p} has a length of its own
        descriptive: all three sides of {p} differ in length
    """,
    "RightIsosceles": """
        {p!} is a right isosceles triangle
        {p!} is an isosceles right triangle
        {p} has a right angle between two equal sides
        {p} is right-angled and isosceles
        the legs of the right triangle {p!} are equal
        terse: {p} right isosceles
        terse: {p!}: isosceles right triangle
        textbook: {p} has angles of 45°, 45° and 90°
        textbook: {p!} is a triangle with a right angle between two equal sides
        descriptive: {p} is half of a square cut along its diagonal
        descriptive: two equal sides of {p} meet at a right angle
    """,
    "HalfEquilateral": """
        {p} is half of an equilateral triangle
        {p!} is a 30-60-90 triangle
        {p} has angles of 30°, 60° and 90°
        the angles of {p} are 30°, 60° and 90°
        terse: {p!}: 30-60-90 triangle
        terse: {p}: half of an equilateral triangle
        textbook: {p!} is a right triangle with an angle of 30°
        textbook: {p!} is a right triangle with an angle of 60°
        textbook: {p!} is a triangle with angles of 30°, 60° and 90°
        descriptive: {p} is one half of an equilateral triangle cut along an altitude
        descriptive: {p} together with its mirror image makes an equilateral triangle
    """,
}
