"""Tangents of a circle."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from geodsl.solutions.claim import Claim, Rule, equal
from geodsl.solutions.sight import Circle, Sight
from geodsl.solutions.theorems.theorem import Theorem, degrees, fixed

__all__ = ["THEOREMS"]


def _touching(sight: Sight) -> Iterator[tuple[Circle, int, str, Claim]]:
    """Lines that touch a circle in a point with a name."""
    for w in sight.circles:
        value = sight.at.value(sight.scene.by_name[w.name].ref)
        center = complex(value.center[0] if getattr(value.center, "ndim", 0) else value.center)
        for t in w.points:
            spoke = sight.z[t] - center
            for i, line in enumerate(sight.lines):
                if t not in line.points:
                    continue
                way = sight.z[line.points[-1]] - sight.z[line.points[0]]
                if abs((spoke.conjugate() * way).real) < 1e-9 * abs(spoke) * abs(way):
                    yield w, i, t, Claim("tangent", (i, w.name))


def _radius(sight: Sight) -> Iterator[Rule]:
    """A tangent is perpendicular to the radius at its touch point."""
    for w, i, t, claim in _touching(sight):
        if w.center is None or sight.line(w.center, t) is None:
            continue
        for ray in (r for r in sight.rays(t) if r[0] == i):
            x = sight.on_ray(t, ray)[-1]
            yield from fixed(
                "tangent and radius",
                sight.angle(w.center, t, x),
                degrees(90),
                needs=(claim, Claim("center", (w.name, w.center))),
                w=w.name,
                o=w.center,
                t=t,
                line=(t, x),
            )


def _chord(sight: Sight) -> Iterator[Rule]:
    """The angle between a tangent and a chord is the inscribed angle over that chord on the other side."""
    for w, i, t, claim in _touching(sight):
        for ray in (r for r in sight.rays(t) if r[0] == i):
            x = sight.on_ray(t, ray)[-1]
            for a in w.points:
                between = sight.angle(x, t, a) if a != t else None
                if between is None:
                    continue
                for p in w.points:
                    if p in (a, t) or (sight.cross(t, a, p) > 0) == (sight.cross(t, a, x) > 0):
                        continue
                    inscribed = sight.angle(t, p, a)
                    if inscribed:
                        yield Rule(
                            "tangent and chord",
                            (claim,),
                            equal(between, inscribed),
                            {"w": w.name, "t": t, "chord": (t, a), "line": (t, x), "p": p},
                        )


def _pair(sight: Sight) -> Iterator[Rule]:
    """Tangents from one point are equal, and the line to the centre halves their angle."""
    touching = list(_touching(sight))
    for (w, i, a, first), (v, j, b, second) in combinations(touching, 2):
        if w.name != v.name or i == j:
            continue
        for p in (x for x in sight.lines[i].points if x in sight.lines[j].points):
            s, t = sight.length(p, a), sight.length(p, b)
            words: dict[str, Any] = {"w": w.name, "p": p, "a": (p, a), "b": (p, b)}
            if s and t:
                yield Rule("equal tangents", (first, second), equal(s, t), words)
            if w.center:
                center = Claim("center", (w.name, w.center))
                for x, y in (
                    (sight.angle(a, p, w.center), sight.angle(w.center, p, b)),
                    (sight.angle(a, w.center, p), sight.angle(p, w.center, b)),
                ):
                    if x and y:
                        yield Rule(
                            "line to the centre",
                            (first, second, center),
                            equal(x, y),
                            {**words, "o": w.center},
                        )


THEOREMS = (
    Theorem("tangent and radius", _radius),
    Theorem("tangent and chord", _chord),
    Theorem("equal tangents", _pair),
)
