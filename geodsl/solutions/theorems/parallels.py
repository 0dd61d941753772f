"""Angles at parallels, and lines that turn out parallel or perpendicular."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations

from geodsl.solutions.claim import Claim, Linear, Rule, equal
from geodsl.solutions.sight import Sight
from geodsl.solutions.theorems.theorem import Theorem, parallel, perpendicular, sum_to

__all__ = ["THEOREMS"]


def _level(sight: Sight) -> Iterator[tuple[int, int, Claim]]:
    """Pairs of lines that don't meet."""
    for i, j in combinations(range(len(sight.lines)), 2):
        u, v = (sight.way(line.points[0], (k, 1)) for k, line in ((i, sight.lines[i]), (j, sight.lines[j])))
        claim = parallel(i, j)
        if abs((u.conjugate() * v).imag) < 1e-9 and claim:
            yield i, j, claim


def _transversal(sight: Sight) -> Iterator[Rule | Linear]:
    """Alternate and corresponding angles are equal; those on one side between the lines make 180°."""
    for i, j, claim in _level(sight):
        l, m = sight.lines[i], sight.lines[j]
        names = {"l": (l.points[0], l.points[-1]), "m": (m.points[0], m.points[-1])}
        for p in l.points:
            for q in m.points:
                t = sight.line(p, q)
                if t is None or t in (i, j):
                    continue
                words = {**names, "t": (p, q)}
                pq, qp = sight.ray(p, q), sight.ray(q, p)
                assert pq and qp
                for r in (r for r in sight.rays(p) if r[0] == i):
                    for s in (s for s in sight.rays(q) if s[0] == j):
                        same = (sight.way(p, r).conjugate() * sight.way(q, s)).real > 0
                        a, b = sight.angle_at(p, r, pq), sight.angle_at(q, s, qp)
                        if same:
                            yield from sum_to("co-interior angles", (a, b), 180, needs=(claim,), **words)
                            for x, y, xr, yr in ((p, q, r, s), (q, p, s, r)):
                                # The crossing line runs on beyond y.
                                toward = sight.ray(x, y)
                                back = sight.ray(y, x)
                                assert toward and back
                                beyond = (back[0], -back[1])
                                if beyond in sight.rays(y):
                                    c, d = sight.angle_at(x, xr, toward), sight.angle_at(y, yr, beyond)
                                    if c and d:
                                        yield Rule("corresponding angles", (claim,), equal(c, d), words)
                                        yield Rule(
                                            "parallel by corresponding angles", (equal(c, d),), claim, words
                                        )
                        elif a and b:
                            yield Rule("alternate angles", (claim,), equal(a, b), words)
                            yield Rule("parallel by alternate angles", (equal(a, b),), claim, words)


def _perpendiculars(sight: Sight) -> Iterator[Rule]:
    """What is perpendicular to one of two parallels is so to the other; two perpendiculars are parallel."""
    for i, j, claim in _level(sight):
        for k, line in enumerate(sight.lines):
            if k in (i, j):
                continue
            u, v = sight.way(sight.lines[i].points[0], (i, 1)), sight.way(line.points[0], (k, 1))
            first, second = perpendicular(i, k), perpendicular(j, k)
            if abs((u.conjugate() * v).real) > 1e-9 or not (first and second):
                continue
            ends = {
                name: (sight.lines[x].points[0], sight.lines[x].points[-1])
                for name, x in (("l", i), ("m", j), ("t", k))
            }
            yield Rule("perpendicular to parallels", (claim, first), second, ends)
            yield Rule(
                "perpendicular to parallels", (claim, second), first, {**ends, "l": ends["m"], "m": ends["l"]}
            )
            yield Rule("two perpendiculars", (first, second), claim, ends)


def _third(sight: Sight) -> Iterator[Rule]:
    """Two lines parallel to a third are parallel."""
    pairs = {frozenset((i, j)): claim for i, j, claim in _level(sight)}
    for i, j, k in permutations(range(len(sight.lines)), 3):
        if i < j and all(frozenset(x) in pairs for x in ((i, j), (j, k), (i, k))):
            ends = {
                name: (sight.lines[x].points[0], sight.lines[x].points[-1])
                for name, x in (("l", i), ("m", j), ("t", k))
            }
            yield Rule(
                "two parallels",
                (pairs[frozenset((i, k))], pairs[frozenset((j, k))]),
                pairs[frozenset((i, j))],
                ends,
            )


THEOREMS = (
    Theorem("angles at parallels", _transversal),
    Theorem("perpendicular to parallels", _perpendiculars),
    Theorem("two parallels", _third),
)
