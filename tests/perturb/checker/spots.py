"""Facts about a triangle's own points and segments: its centres, medians, altitudes, bisectors."""

from __future__ import annotations

import math
from collections.abc import Callable

from tests.perturb.checker import centres
from tests.perturb.checker.figure import Figure
from tests.perturb.checker.plane import bisector, foot, halfway, meet, spread, through
from tests.perturb.checker.reading import Reading, closed
from tests.perturb.checker.shapes import at_corner, proper
from tests.perturb.checker.terms import Term, corners, piece, point

_SAME = 1e-7  # of the size: two places with two names are one


def _placed(rule: Callable[[complex, complex, complex], complex]) -> Callable[..., Reading]:
    def ask(fig: Figure, p: Term, triangle: Term) -> Reading:
        return closed(abs(point(fig, p) - rule(*corners(fig, triangle))) / fig.size)

    return ask


def _circumcenter(fig: Figure, o: Term, p: Term) -> Reading:
    return closed(spread([abs(c - point(fig, o)) for c in corners(fig, p)]) / fig.size)


def _excenter(fig: Figure, j: Term, p: Term, a: Term) -> Reading:
    return closed(abs(point(fig, j) - centres.excenter(*at_corner(fig, p, a))) / fig.size)


def _cevian(rule: Callable[[complex, complex, complex], complex]) -> Callable[..., Reading]:
    """A segment from a corner to its foot: which end is the corner, its place tells."""

    def ask(fig: Figure, s: Term, p: Term) -> Reading:
        ends, c = piece(fig, s), corners(fig, p)
        found = []
        for start, end in ((ends.a, ends.b), (ends.b, ends.a)):
            for k in range(3):
                if abs(start - c[k]) <= _SAME * fig.size:
                    found.append(abs(end - rule(c[k], c[(k + 1) % 3], c[(k + 2) % 3])) / fig.size)
        return closed(min(found, default=math.nan))

    return ask


_RULES: dict[str, Callable[..., Reading]] = {
    **{f"{name}Of": _placed(rule) for name, rule in centres.SPOTS.items()},
    "CircumcenterOf": _circumcenter,
    "ExcenterOf": _excenter,
    "MedianOf": _cevian(lambda a, b, c: halfway(b, c)),
    "AltitudeOf": _cevian(lambda a, b, c: foot(a, through(b, c))),
    "BisectorOf": _cevian(lambda a, b, c: meet(bisector(b, a, c), through(b, c))),
}

SPOTS: dict[str, Callable[..., Reading]] = {
    # Corners can be equally far from a point in whatever order they are named.
    kind: rule if kind == "CircumcenterOf" else proper(rule)
    for kind, rule in _RULES.items()
}
