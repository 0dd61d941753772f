"""Angles and chords in a circle."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations
from typing import Any

from geodsl.solutions.claim import Claim, Linear, Rule, Size, equal
from geodsl.solutions.sight import Circle, Sight
from geodsl.solutions.theorems.theorem import (
    Theorem,
    balance,
    degrees,
    fixed,
    perpendicular,
    product,
    sum_to,
)

__all__ = ["THEOREMS"]

_MANY = 10  # points on one circle beyond which no more are looked at


def _center(circle: Circle) -> tuple[Claim, ...]:
    return (Claim("center", (circle.name, circle.center)),)


def _radii(sight: Sight) -> Iterator[Rule | Linear]:
    for w in sight.circles:
        if w.center is None:
            continue
        words: dict[str, Any] = {"w": w.name, "o": w.center}
        spokes = [s for p in w.points if (s := sight.length(w.center, p))]
        for s, t in combinations(spokes, 2):
            yield Rule("radii", _center(w), equal(s, t), words)
        for s in spokes:
            yield from balance("radius", s, [(1, Size("radius", (w.name,)))], needs=_center(w), **words)
        for p, q in combinations(w.points[:_MANY], 2):
            if sight.between(p, w.center, q):
                yield from balance(
                    "diameter",
                    sight.length(p, q),
                    [(2, Size("radius", (w.name,)))],
                    needs=_center(w),
                    s=(p, q),
                    **words,
                )
                for end in (p, q):
                    yield from balance(
                        "diameter",
                        sight.length(p, q),
                        [(2, sight.length(w.center, end))],
                        needs=_center(w),
                        s=(p, q),
                        **words,
                    )


def _inscribed(sight: Sight) -> Iterator[Rule | Linear]:
    """Angles over one chord: equal from one side, 180° together from both, half of the central one."""
    for w in sight.circles:
        on = w.points[:_MANY]
        for a, b in combinations(on, 2):
            seen = [(p, x) for p in on if p not in (a, b) and (x := sight.angle(a, p, b))]
            side = {p: sight.cross(a, b, p) > 0 for p, _ in seen}
            for (p, x), (q, y) in combinations(seen, 2):
                words: dict[str, Any] = {"w": w.name, "chord": (a, b), "p": p, "q": q}
                if side[p] == side[q]:
                    yield Rule("inscribed angles over one arc", (), equal(x, y), words)
                else:
                    yield from sum_to(
                        "cyclic quadrilateral", (x, y), 180, **words, quadrilateral=(a, p, b, q)
                    )
            if w.center is None:
                continue
            central = sight.angle(a, w.center, b)
            turn = sight.cross(a, b, w.center)
            for p, x in seen:
                words = {"w": w.name, "o": w.center, "chord": (a, b), "p": p}
                if sight.between(a, w.center, b):
                    yield from fixed("Thales' theorem", x, degrees(90), needs=_center(w), **words)
                elif central and side[p] == (turn > 0):
                    yield from balance("central angle", central, [(2, x)], needs=_center(w), **words)
                elif central:
                    # From the short arc: the angle stands on the long one.
                    yield from balance(
                        "central angle of the other arc",
                        central,
                        [(-2, x)],
                        total=360,
                        needs=_center(w),
                        **words,
                    )


def _diameter(sight: Sight) -> Iterator[Rule | Linear]:
    """Over a diameter that is told without its centre, too, angles are right."""
    for w in sight.circles:
        for a, b in combinations(w.points[:_MANY], 2):
            need = (Claim("diameter", (w.name, a, b)),)
            if abs(sight.distance(a, b) - 2 * sight.radius(w.name)) > 1e-9 * sight.size:
                continue
            for p in w.points[:_MANY]:
                if p not in (a, b):
                    yield from fixed(
                        "Thales' theorem",
                        sight.angle(a, p, b),
                        degrees(90),
                        needs=need,
                        w=w.name,
                        chord=(a, b),
                        p=p,
                    )
            s = sight.length(a, b)
            yield from balance(
                "diameter", s, [(2, Size("radius", (w.name,)))], needs=need, w=w.name, s=(a, b)
            )


def _chords(sight: Sight) -> Iterator[Rule]:
    """Equal chords belong to equal central angles; the perpendicular from the centre halves a chord."""
    for w in sight.circles:
        o = w.center
        if o is None:
            continue
        chords = list(combinations(w.points[:_MANY], 2))
        for (a, b), (c, d) in combinations(chords, 2):
            x, y = sight.angle(a, o, b), sight.angle(c, o, d)
            s, t = sight.length(a, b), sight.length(c, d)
            if x and y and s and t and x != y and abs(sight.measured(x) - sight.measured(y)) < 1e-7:
                words: dict[str, Any] = {"w": w.name, "s": s, "t": t, "a": x, "b": y}
                yield Rule("equal chords", (*_center(w), equal(s, t)), equal(x, y), words)
                yield Rule("equal central angles", (*_center(w), equal(x, y)), equal(s, t), words)
        for a, b in chords:
            i = sight.line(a, b)
            for m in sight.lines[i].points if i is not None else ():
                j = sight.line(o, m)
                if not sight.between(a, m, b) or j is None or m == o:
                    continue
                u, v = sight.z[b] - sight.z[a], sight.z[m] - sight.z[o]
                claim = perpendicular(i, j)
                x, y = sight.length(a, m), sight.length(m, b)
                if abs((u.conjugate() * v).real) > 1e-9 * sight.size**2 or not (claim and x and y):
                    continue
                words = {"w": w.name, "o": o, "chord": (a, b), "m": m}
                yield Rule("perpendicular from the centre", (*_center(w), claim), equal(x, y), words)
                yield Rule("centre to the middle of a chord", (*_center(w), equal(x, y)), claim, words)


def _power(sight: Sight) -> Iterator[Rule]:
    """Two lines through a point that cut a circle have sections of one product."""
    for w in sight.circles:
        on = w.points[:_MANY]
        for p in sight.points:
            if p in w.points:
                continue
            pairs = [
                (a, b)
                for a, b in combinations(on, 2)
                if (i := sight.line(a, b)) is not None and p in sight.lines[i].points
            ]
            for (a, b), (c, d) in combinations(pairs, 2):
                yield from product(
                    "power of a point",
                    (sight.length(p, a), sight.length(p, b)),
                    (sight.length(p, c), sight.length(p, d)),
                    w=w.name,
                    p=p,
                    s=(a, b),
                    t=(c, d),
                )
            for a, b in pairs:
                for t in on:
                    i = sight.line(p, t)
                    if t in (a, b) or i is None:
                        continue
                    yield from product(
                        "tangent and secant",
                        (sight.length(p, t), sight.length(p, t)),
                        (sight.length(p, a), sight.length(p, b)),
                        needs=(Claim("tangent", (i, w.name)),),
                        w=w.name,
                        p=p,
                        s=(a, b),
                        t=(p, t),
                    )


def _diameter_by_right_angle(sight: Sight) -> Iterator[Rule]:
    """A chord over which a right angle stands is a diameter."""
    for w in sight.circles:
        for a, p, b in permutations(w.points[:_MANY], 3):
            x = sight.angle(a, p, b)
            if a < b and x and abs(sight.measured(x) - 90) < 1e-7:
                words: dict[str, Any] = {"w": w.name, "chord": (a, b), "p": p}
                yield Rule(
                    "converse of Thales' theorem",
                    (Claim("is", (x, 90)),),
                    Claim("diameter", (w.name, a, b)),
                    words,
                )


THEOREMS = (
    Theorem("radii", _radii),
    Theorem("inscribed angles", _inscribed),
    Theorem("diameter", _diameter),
    Theorem("chords", _chords),
    Theorem("power of a point", _power),
    Theorem("converse of Thales' theorem", _diameter_by_right_angle),
)
