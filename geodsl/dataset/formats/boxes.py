"""Boxes, areas and outlines of what annotations tell, in pixels."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

__all__ = ["area", "box_of", "outlines"]

Ring: TypeAlias = Sequence[Sequence[float]]


def box_of(shape: Mapping[str, Any]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a curve, with half its width around it."""
    match shape["shape"]:
        case "circle":
            (x, y), r = shape["center"], shape["radius"]
            xs, ys = [x - r, x + r], [y - r, y + r]
        case "arc":
            xs, ys = zip(*_arc(shape), strict=True)  # type: ignore[assignment]
        case _:
            xs, ys = zip(*shape["points"], strict=True)  # type: ignore[assignment]
    half = shape.get("width", 0.0) / 2
    return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half


def _arc(shape: Mapping[str, Any]) -> list[tuple[float, float]]:
    """The ends of an arc, and where it goes furthest left, right, up and down."""
    (x, y), r = shape["center"], shape["radius"]
    low, high = sorted((shape["start"], shape["start"] + shape["sweep"]))
    turns = [low, high, *(90.0 * k for k in range(math.ceil(low / 90), math.floor(high / 90) + 1))]
    return [(x + r * math.cos(math.radians(t)), y + r * math.sin(math.radians(t))) for t in turns]


def outlines(rings: Sequence[Ring]) -> list[list[list[float]]]:
    """A region as polygons without holes: each hole is joined to what is around it by a cut there and back.

    Rings lie within one another or apart; one within an odd number of others is a hole.
    """
    rings = [ring for ring in rings if len(ring) >= 3]
    depth = [sum(_within(ring[0], other) for other in rings if other is not ring) for ring in rings]
    found = {k: _turned(ring, left=True) for k, ring in enumerate(rings) if depth[k] % 2 == 0}
    for k, ring in enumerate(rings):
        if depth[k] % 2:
            around = next((j for j in found if depth[j] == depth[k] - 1 and _within(ring[0], rings[j])), None)
            if around is not None:
                found[around] = _joined(found[around], _turned(ring, left=False))
    return list(found.values())


def area(rings: Sequence[Ring]) -> float:
    """What a region covers, without its holes."""
    rings = [ring for ring in rings if len(ring) >= 3]
    signs = [1 - 2 * (sum(_within(r[0], o) for o in rings if o is not r) % 2) for r in rings]
    return round(sum(sign * abs(_signed(ring)) for sign, ring in zip(signs, rings, strict=True)), 2)


def _signed(ring: Ring) -> float:
    ends = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in ends) / 2


def _turned(ring: Ring, *, left: bool) -> list[list[float]]:
    points = [list(point) for point in ring]
    return points if (_signed(ring) > 0) == left else points[::-1]


def _within(point: Sequence[float], ring: Ring) -> bool:
    x, y = point
    inside = False
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]):
            inside = not inside
    return inside


def _joined(outer: list[list[float]], hole: list[list[float]]) -> list[list[float]]:
    """One outline round both, by a cut between the two points that are nearest."""
    _, i, j = min((math.dist(p, q), i, j) for i, p in enumerate(outer) for j, q in enumerate(hole))
    return [*outer[: i + 1], *hole[j:], *hole[: j + 1], *outer[i:]]
