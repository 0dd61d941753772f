"""Equal lengths, known lengths, midpoints and divisions in small whole numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import gcd

import numpy as np

from geodsl.facts.divides import Divides
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.length_value import LengthValue
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.language.term import Fact
from geodsl.numeric import plane
from geodsl.objects import Num, Proportion, Segment
from geodsl.observe.classes import EXACT, classes
from geodsl.observe.reading import Reading

__all__ = ["divided", "lengths", "nice"]

_RATIOS = [(m, n) for m in range(1, 7) for n in range(1, 7) if gcd(m, n) == 1]
_SHARES = np.array([m / (m + n) for m, n in _RATIOS])
_FEW = 5  # points on a line all of whose pairs are looked at as segments


def lengths(reading: Reading, loose: list[list[int]]) -> Iterator[Fact]:
    """All facts about the lengths of segments and about the points that divide them.

    `loose` are collinear points on lines that aren't in play.
    """
    segments = list(reading.inventory.segments)
    known = {s.key for s in segments}
    rows = divided(reading, loose)
    # The pieces into which points divide a segment are seen as segments, too.
    pieces: dict[tuple[int, int], None] = {}
    for p, i, j in rows:
        pieces[min(p, i), max(p, i)] = pieces[min(p, j), max(p, j)] = None
    extra = [s for s in (reading.segment(i, j) for i, j in pieces) if s.key not in known]
    yield from _equal(reading, [*segments, *extra])
    yield from _shares(reading, rows)


def _equal(reading: Reading, segments: list[Segment]) -> Iterator[Fact]:
    if not segments:
        return
    index = reading.inventory.index
    first, second = [index[s.A] for s in segments], [index[s.B] for s in segments]
    length = np.absolute(reading.z[second] - reading.z[first])
    for k, value in nice(length, reading.size):
        yield LengthValue(segments[k], Num(value, "number"))
    for leader, *rest in classes(length / reading.size):
        for k in rest:
            yield EqualLengths(segments[leader], segments[k])


def nice(values: np.ndarray, size: np.ndarray) -> list[tuple[int, float]]:
    """The rows that are the same number of at most three decimals in every instance."""
    value = np.round(values[:, 0], 3)
    fixed = (np.absolute(values - value[:, None]) <= EXACT * size).all(1) & (value > 0)
    return [(k, float(value[k])) for k in fixed.nonzero()[0].tolist()]


def divided(reading: Reading, loose: list[list[int]]) -> list[tuple[int, int, int]]:
    """A point and the two ends of a segment that it always divides."""
    rows: dict[tuple[int, int, int], None] = {}
    for carrier in reading.carriers:
        points = carrier.points
        if len(points) < 3:
            continue
        place = {p: k for k, p in enumerate(points)}
        for i, j in carrier.pairs:
            low, high = sorted((place[i], place[j]))
            rows.update(((p, i, j), None) for p in points[low + 1 : high])
        for i, p, j in zip(points, points[1:], points[2:], strict=False):
            if (p, i, j) not in rows and (p, j, i) not in rows:
                rows[p, i, j] = None
    for points in loose:
        if len(points) <= _FEW:
            rows.update(((p, i, j), None) for i, p, j in combinations(points, 3))
    if not rows:
        return []
    p, i, j = np.array(list(rows)).T
    keep = reading.between(p, i, j)
    return [row for row, good in zip(rows, keep.tolist(), strict=True) if good]


def _shares(reading: Reading, rows: list[tuple[int, int, int]]) -> Iterator[Fact]:
    if not rows:
        return
    p, i, j = np.array(rows).T
    z = reading.z
    way = z[j] - z[i]
    share = plane.dot(z[p] - z[i], way) / (way.real**2 + way.imag**2)
    nearest = np.absolute(share[:, :1] - _SHARES).argmin(1)
    off = (share - _SHARES[nearest][:, None]) * np.absolute(way)
    good = (np.absolute(off) <= EXACT * reading.size).all(1)
    for k in good.nonzero()[0].tolist():
        point, a, b = (reading.points[m] for m in rows[k])
        m, n = _RATIOS[nearest[k]]
        if m == n:
            yield MidpointOf(point, Segment(a, b))
        else:
            ratio = Proportion((Num(float(m), "number"), Num(float(n), "number")))
            yield Divides(point, Segment(a, b), ratio)
