"""Words for kinds of shapes and of centres, where a phrase takes the word alone: `change square ABCD to rhombus`."""

from __future__ import annotations

__all__ = ["CENTERS", "SHAPES"]

SHAPES = (
    "square",
    "rectangle",
    "rhombus",
    "parallelogram",
    "kite",
    "isosceles trapezium",
    "right trapezium",
    "trapezium",
    "cyclic quadrilateral",
    "quadrilateral",
    "equilateral triangle",
    "isosceles triangle",
    "scalene triangle",
    "right triangle",
    "acute triangle",
    "obtuse triangle",
    "equilateral polygon",
)
CENTERS = (
    "circumcenter",
    "incenter",
    "centroid",
    "orthocenter",
    "nine-point center",
    "gergonne point",
    "nagel point",
    "symmedian point",
)
