"""Points on lines, three points of a line, three lines through a point."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from geodsl.facts.between import Between
from geodsl.facts.collinear import Collinear
from geodsl.facts.concurrent import Concurrent
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_ray import OnRay
from geodsl.facts.on_segment import OnSegment
from geodsl.language.term import Fact, Term
from geodsl.numeric import plane
from geodsl.objects import Ref
from geodsl.observe.classes import EXACT, classes, flat
from geodsl.observe.reading import Carrier, Reading

__all__ = ["collinear_sets", "incidences"]

_FAR = 5.0  # lines that meet farther away than so many sizes of the figure don't meet for a reader
_SLANT = 1e-3  # lines that are this close to parallel meet nowhere exactly


def incidences(reading: Reading, loose: list[list[int]]) -> Iterator[Fact]:
    """All facts about points on lines and lines through one point; `loose` are the collinear sets."""
    for carrier in reading.carriers:
        yield from _on_names(reading, carrier)
        if carrier.pairs and len(carrier.points) > 2:
            yield from _on_pairs(reading, carrier)
    for members in loose:
        yield Collinear(tuple(reading.points[k] for k in members))
    yield from _concurrent(reading)


def _on_names(reading: Reading, carrier: Carrier) -> Iterator[Fact]:
    kinds = {"line": OnLine, "ray": OnRay, "segment": OnSegment}
    for name in carrier.names:
        ends = reading.inventory.defining(name)
        for k in carrier.points:
            point = reading.points[k]
            if point in ends:
                continue
            fact = kinds[name.type](point, name)
            if name.type == "line" or reading.holds(fact):
                yield fact


def _on_pairs(reading: Reading, carrier: Carrier) -> Iterator[Fact]:
    """Points on lines that are called by two points: between those where some pair has them so."""
    points = reading.points
    place = {p: k for k, p in enumerate(carrier.points)}  # the order in the first instance sorts most out
    i, j = carrier.pairs[0]
    for p in carrier.points:
        inner = next((pair for pair in carrier.pairs if _inside(reading, place, p, pair)), None)
        if inner is not None:
            yield Between(points[p], points[inner[0]], points[inner[1]])
        elif p not in (i, j) and not any(t.type == "line" for t in carrier.names):
            yield Collinear((points[i], points[j], points[p]))


def _inside(reading: Reading, place: dict[int, int], p: int, pair: tuple[int, int]) -> bool:
    i, j = pair
    k, a, b = place[p], place[i], place[j]
    return (a < k < b or b < k < a) and bool(reading.between(p, i, j))


def collinear_sets(reading: Reading) -> list[list[int]]:
    """Three or more points of one line that isn't in play, in the order along it; largest sets only."""
    count = len(reading.z)
    if count < 3:
        return []
    ways = reading.z0[None, :] - reading.z0[:, None]
    ways = ways * ways
    with np.errstate(all="ignore"):
        ways /= np.absolute(ways)
    # From each point, the directions to all behind it, sorted: only neighbours can agree.
    sums = np.where(np.tri(count, dtype=bool), np.inf, 0.6 * ways.real + 0.8 * ways.imag)
    order = sums.argsort(1, kind="stable")
    ahead = np.take_along_axis(sums, order, 1)
    with np.errstate(invalid="ignore"):
        i, k = (ahead[:, 1:] - ahead[:, :-1] <= 2 * EXACT).nonzero()
    i, a, b = i, order[i, k], order[i, k + 1]
    # A line that is in play has its points already.
    z = reading.z

    def height(i: np.ndarray, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        u, v = z[a] - z[i], z[b] - z[i]
        return plane.cross(u, v) / np.maximum(np.absolute(u), np.absolute(v))

    i, a, b = reading.always(height, i, a, b)
    out: list[list[int]] = []
    seen: set[tuple[int, int]] = set()
    for p, q in zip(i.tolist(), a.tolist(), strict=True):
        if (p, q) in seen or reading.carrier(p, q) is not None:
            continue
        way = (z[q] - z[p]) / np.absolute(z[q] - z[p])
        beside = np.absolute(plane.cross(way, z - z[p]))
        members = (beside <= EXACT * reading.size).all(1).nonzero()[0]
        along = plane.dot(way[0], z[members, 0] - z[p, 0])
        seen.update((s, t) for s in members.tolist() for t in members.tolist())
        if len(members) > 2:
            out.append(members[along.argsort(kind="stable")].tolist())
    return out


def _concurrent(reading: Reading) -> Iterator[Fact]:
    """Lines through one point that has no name."""
    carriers = reading.carriers
    count = len(carriers)
    if count < 3:
        return
    origin, way = reading.origins, reading.ways
    p, c = reading.on_lines
    on = np.zeros((len(reading.z), count))
    on[p, c] = 1.0
    slant = plane.cross(way[:, None, 0], way[None, :, 0])
    first, second = np.triu(((on.T @ on) == 0) & (np.absolute(slant) > _SLANT), 1).nonzero()
    meet = _meets(origin[:, 0], way[:, 0], first, second)
    near = np.absolute(meet - reading.middle[0]) <= _FAR * reading.size0
    first, second, meet = first[near], second[near], meet[near]
    # Where lines meet is less exact than the lines are; what is found here is looked at again.
    for members in classes(flat(meet[:, None] / reading.size0), tolerance=100 * EXACT):
        lines = sorted({*first[members].tolist(), *second[members].tolist()})
        if len(lines) < 3:
            continue
        steepest = max(members, key=lambda m: abs(slant[first[m], second[m]]))
        at = _meets(origin, way, first[steepest], second[steepest])
        beside = np.absolute(plane.cross(way[lines], at - origin[lines]))
        lines = [k for k, off in zip(lines, beside, strict=True) if (off <= EXACT * reading.size).all()]
        if len(lines) > 2:
            terms: tuple[Term | Ref, ...] = tuple(carriers[k].term for k in lines)
            fact = Concurrent(terms)
            if reading.holds(fact):
                yield fact


def _meets(origin: np.ndarray, way: np.ndarray, a: Any, b: Any) -> np.ndarray:
    return plane.meet_lines(plane.Line(origin[a], way[a]), plane.Line(origin[b], way[b]))
