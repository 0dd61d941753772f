"""Where on the page a change may show: around what moved, what hangs on it, and what was inked otherwise."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np

from tests.perturb.checker.facts import key, names
from tests.perturb.checker.group import Member
from tests.perturb.checker.plane import Bow, HalfLine, Piece, Round, Straight

_STILL = 1e-9  # of the size: what moved less didn't move

Pairs = dict[str, tuple[complex, complex]]
Region = tuple[list[complex], float]
"""The convex hull of some places on the page, and how far round it."""


class Frame:
    """The map from the plane to the page: turned over, scaled, shifted, perhaps turned."""

    def __init__(self, scale: complex, shift: complex) -> None:
        self.scale = scale
        self.shift = shift

    def __call__(self, z: complex) -> complex:
        return self.scale * z.conjugate() + self.shift

    @classmethod
    def fitted(cls, figures: Iterable[Pairs]) -> Frame | None:
        """The map that fits best; None where there are not two places to fit it to."""
        pairs = [pair for figure in figures for pair in figure.values()]
        z = np.array([p.conjugate() for p, _ in pairs])
        w = np.array([q for _, q in pairs])
        if len(pairs) < 2 or np.ptp(z.real) + np.ptp(z.imag) == 0:
            return None
        middle, target = z.mean(), w.mean()
        scale = complex(np.vdot(z - middle, w - target) / np.vdot(z - middle, z - middle))
        return cls(scale, complex(target - scale * middle))


def changed_regions(anchor: Member, member: Member, frame: Frame, canvas: int) -> list[Region]:
    """Where the pictures of a figure and of a changed one may differ."""
    changed = _moved(anchor, member)
    inks = [{key(f["term"]): f["term"] for f in m.data["ink"]} for m in (anchor, member)]
    terms = [t for ink in inks for k, t in ink.items() if names(t) & changed]
    terms += [inks[a][k] for a in (0, 1) for k in inks[a].keys() - inks[1 - a].keys()]
    regions: list[Region] = []
    for name in changed:
        for m in (anchor, member):
            regions += _region(m, name, frame, canvas)
        regions.append(_hull((anchor, member), [name], frame))
    for term in terms:
        spoken = sorted(names(term))
        regions.append(_hull((anchor, member), spoken, frame))
        for name in spoken:
            for m in (anchor, member):
                regions += _region(m, name, frame, canvas)
    return [r for r in regions if r[0]]


def _moved(anchor: Member, member: Member) -> set[str]:
    """The names that have another place in the other figure, or are missing there."""
    found = set()
    for shelf in ("points", "circles", "lines", "curves"):
        a, b = getattr(anchor.figure, shelf), getattr(member.figure, shelf)
        found |= {name for name in a.keys() | b.keys() if not _same(a.get(name), b.get(name), anchor)}
    return found


def _same(a: Any, b: Any, anchor: Member) -> bool:
    if a is None or b is None:
        return False
    if isinstance(a, complex):
        a, b = (a,), (b,)
    return all(abs(x - y) <= _STILL * anchor.figure.size for x, y in zip(a, b, strict=True))


def _hull(members: tuple[Member, ...], spoken: list[str], frame: Frame) -> Region:
    points = [m.figure.points[k] for m in members for k in spoken if k in m.figure.points]
    return [frame(z) for z in points], 0.0


def _region(member: Member, name: str, frame: Frame, canvas: int) -> list[Region]:
    """The page round a named curve."""
    fig = member.figure
    found = fig.circles.get(name) or fig.lines.get(name) or fig.curves.get(name)
    scale, far = abs(frame.scale), 4.0 * canvas
    match found:
        case Round() | Bow():
            return [([frame(found.o)], found.r * scale)]
        case Piece():
            return [([frame(found.a), frame(found.b)], 0.0)]
        case HalfLine() | Straight():
            start, step = frame(found.at), frame(found.at + found.way) - frame(found.at)
            step *= far / abs(step)
            back = start - step if isinstance(found, Straight) else start
            return [([back, start + step], 0.0)]
    return []


def far_from(spots: np.ndarray, regions: list[Region], near: float) -> np.ndarray:
    """Which places are farther than `near` from all regions."""
    left = np.ones(len(spots), bool)
    for places, radius in regions:
        if left.any():
            left[left] = _gap(spots[left], _convex(places)) > near + radius
    return left


def _convex(places: list[complex]) -> list[complex]:
    """The corners of the convex hull, counterclockwise: Andrew's chain."""
    found = sorted(set(places), key=lambda z: (z.real, z.imag))
    if len(found) < 3:
        return found

    def chain(order: Iterable[complex]) -> list[complex]:
        out: list[complex] = []
        for z in order:
            while len(out) > 1 and ((out[-1] - out[-2]).conjugate() * (z - out[-1])).imag <= 0:
                out.pop()
            out.append(z)
        return out[:-1]

    return chain(found) + chain(reversed(found))


def _gap(spots: np.ndarray, hull: list[complex]) -> np.ndarray:
    """How far places are from a convex polygon, a segment or a point; 0 within."""
    gap = np.full(len(spots), math.inf)
    inside = np.full(len(spots), len(hull) > 2)
    for k, b in enumerate(hull):
        a = hull[k - 1]
        way = b - a
        offset = np.conjugate(way) * (spots - a)
        inside &= offset.imag >= 0
        share = np.clip(offset.real / abs(way) ** 2, 0.0, 1.0) if way else 0.0
        gap = np.minimum(gap, np.abs(spots - a - share * way))
    return np.where(inside, 0.0, gap)
