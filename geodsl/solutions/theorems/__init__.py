"""The theorems that a solution may name, by theme."""

from geodsl.solutions.theorems import (
    angles,
    areas,
    circles,
    congruence,
    lengths,
    parallels,
    quadrilaterals,
    regions,
    right_triangles,
    similarity,
    tangents,
    triangles,
)
from geodsl.solutions.theorems.theorem import Theorem

__all__ = ["ALL", "Theorem"]

ALL: tuple[Theorem, ...] = (
    *angles.THEOREMS,
    *triangles.THEOREMS,
    *parallels.THEOREMS,
    *quadrilaterals.THEOREMS,
    *circles.THEOREMS,
    *tangents.THEOREMS,
    *lengths.THEOREMS,
    *right_triangles.THEOREMS,
    *similarity.THEOREMS,
    *congruence.THEOREMS,
    *areas.THEOREMS,
    *regions.THEOREMS,
)
