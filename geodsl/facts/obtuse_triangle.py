"""A triangle is obtuse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts import acute_triangle
from geodsl.facts.simple import Simple
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.units import degrees

__all__ = ["ObtuseTriangle"]


class ObtuseTriangle(OpenFact):
    """One angle is above 90°, and below 180°: `obtuse triangle ABC`."""

    phrases = (
        "obtuse triangle {p: new triangle}",
        "obtuse-angled triangle {p: new triangle}",
        "{p: triangle} obtuse",
        "{p: triangle} obtuse-angled",
    )
    gap = degrees()

    def margin(self, at: Instances) -> Any:
        angle = acute_triangle.greatest_angle(*at.vertices(self.p))
        return np.minimum(angle - 90.0, 180.0 - angle)

    def entails(self) -> tuple[Fact, ...]:
        return (Simple(self.p),)

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (acute_triangle.AcuteTriangle(self.p),)
