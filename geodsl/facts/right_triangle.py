"""A triangle has a right angle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geodsl.facts.acute_triangle import AcuteTriangle
from geodsl.facts.obtuse_triangle import ObtuseTriangle
from geodsl.facts.polygons import least
from geodsl.facts.right_angle import RightAngle
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.numeric import dot, unit
from geodsl.units import degrees

__all__ = ["RightTriangle"]


class RightTriangle(Fact):
    """Some angle of the triangle is right: `right triangle ABC`."""

    phrases = (
        "right triangle {p: new triangle}",
        "right-angled triangle {p: new triangle}",
        "{p: triangle} right-angled",
    )
    gap = degrees()

    def residual(self, at: Instances) -> Any:
        a, b, c = at.vertices(self.p)
        u, v, w = unit(b - a), unit(c - b), unit(a - c)
        return least(dot(u, v), dot(v, w), dot(w, u))

    def alternatives(self) -> tuple[tuple[Fact, ...], ...]:
        return tuple((RightAngle(a),) for a in self.p.angles())

    def contraries(self, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
        return AcuteTriangle(self.p), ObtuseTriangle(self.p)
