"""Parallel and perpendicular lines, perpendicular bisectors."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.perpendicular_bisector_of import PerpendicularBisectorOf
from geodsl.language.term import Fact
from geodsl.numeric import plane
from geodsl.observe.classes import EXACT, flat, labels
from geodsl.observe.reading import Reading

__all__ = ["directions"]


def directions(reading: Reading) -> Iterator[Fact]:
    """All facts about the directions of lines."""
    carriers = reading.carriers
    if len(carriers) < 2:
        return
    terms = [c.term for c in carriers]
    squares = flat(reading.ways * reading.ways)
    label = labels(squares)
    families: list[list[int]] = [[] for _ in range(int(label.max()) + 1)]
    for k, name in enumerate(label.tolist()):
        families[name].append(k)
    for first, *rest in families:
        for k in rest:
            yield Parallel(terms[first], terms[k])
    # The square of a direction that is turned by a right angle is its negative.
    leaders = squares[[f[0] for f in families]]
    turned = labels(np.concatenate((leaders, -leaders)))
    place: dict[int, int] = {}
    for k, name in enumerate(turned.tolist()):
        if k < len(families):
            place[name] = k
        elif place.get(name, k) < k - len(families):
            for m in families[k - len(families)]:
                yield Perpendicular(terms[families[place[name]][0]], terms[m])
    yield from _bisectors(reading)


def _bisectors(reading: Reading) -> Iterator[Fact]:
    """Lines that mirror one end of a segment to the other."""
    first, second = reading.ends
    z, origin, way = reading.z, reading.origins, reading.ways
    # A line is where two distances agree: the sum of its offsets from both ends is 0.
    doubled = reading.z0[first] + reading.z0[second]
    beside = plane.cross(way[:, None, 0], doubled[None, :] - 2 * origin[:, None, 0])
    c, s = (np.absolute(beside) <= EXACT * reading.size0).nonzero()
    c, s = reading.always(lambda c, s: plane.dot(way[c], reading.vectors[s]), c, s)
    c, s = reading.always(lambda c, s: plane.cross(way[c], z[first[s]] + z[second[s]] - 2 * origin[c]), c, s)
    segments = reading.inventory.segments
    for k, m in zip(c.tolist(), s.tolist(), strict=True):
        yield PerpendicularBisectorOf(reading.carriers[k].term, segments[m])
