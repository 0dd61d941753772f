"""A triangle is acute."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts import obtuse_triangle
from geodsl.facts.acute_angle import AcuteAngle
from geodsl.facts.simple import Simple
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact, Term
from geodsl.numeric import cross, dot
from geodsl.units import degrees

__all__ = ["AcuteTriangle", "greatest_angle"]


def greatest_angle(a: Any, b: Any, c: Any) -> Any:
    """A triangle's greatest angle in degrees."""
    out: Any = 0.0
    for p, q, r in ((a, b, c), (b, c, a), (c, a, b)):
        u, v = p - q, r - q
        out = np.maximum(out, np.absolute(np.arctan2(cross(u, v), dot(u, v))))
    return out * (180.0 / np.pi)


class AcuteTriangle(OpenFact):
    """All angles are below 90°: `acute triangle ABC`."""

    phrases = (
        "acute triangle {p: new triangle}",
        "acute-angled triangle {p: new triangle}",
        "{p: triangle} acute",
        "{p: triangle} acute-angled",
    )
    gap = degrees()

    def margin(self, at: Instances) -> Any:
        return 90.0 - greatest_angle(*at.vertices(self.p))

    def entails(self) -> tuple[Fact, ...]:
        return (Simple(self.p), *(AcuteAngle(a) for a in self.p.angles()))

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return (obtuse_triangle.ObtuseTriangle(self.p),)
