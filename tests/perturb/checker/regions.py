"""Where on the page a change may show: around what moved, what hangs on it, and what was inked otherwise."""

from __future__ import annotations

import cmath
import math
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import numpy as np

from tests.perturb.checker.facts import key, names, walk
from tests.perturb.checker.figure import Nameless, Unknown
from tests.perturb.checker.group import Member
from tests.perturb.checker.plane import Bow, HalfLine, Piece, Round, Straight
from tests.perturb.checker.terms import thing

_STROKES = ("Solid", "Dashed", "Dotted", "Drawn", "ArrowDrawn")
_FILLS = ("Shaded", "Hatched", "Crosshatched", "Stippled", "Toned")
_WIDE = 0.03  # of the canvas: a letter of a text
_ROOM = 0.06  # of the canvas: what is nearer to a letter's middle, or to its dot, is in its way
_PIECES = 64  # of a circle
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
    fresh = [inks[a][k] for a in (0, 1) for k in inks[a].keys() - inks[1 - a].keys()]
    terms = [t for ink in inks for k, t in ink.items() if names(t) & changed] + fresh
    regions: list[Region] = []
    for name in changed:
        for m in (anchor, member):
            regions += _named(m, name, frame, canvas)
        regions += [_hull((anchor, member), [name], frame), *_letters((anchor, member), name)]
    for term in terms:
        places, _ = _hull((anchor, member), sorted(names(term)), frame)
        text = term["args"][1] if term["kind"] == "Labelled" else ""
        regions.append((places, _WIDE * canvas * len(text)))
        filled = any(word in term["kind"] for word in _FILLS)
        for m in (anchor, member):
            if term["kind"] in _STROKES or filled:
                regions += _spoken(m, term, frame, canvas, filled)
            else:
                regions += [r for name in sorted(names(term)) for r in _named(m, name, frame, canvas)]
    regions = [r for r in regions if r[0]]
    for letters in _displaced(anchor, member):
        # A letter had, or has now, a seat where something else changed: then it had to make room.
        if any(_touches(r, regions, canvas) for r in letters):
            regions += letters
    return regions


def _displaced(anchor: Member, member: Member) -> list[list[Region]]:
    """Round each letter that has another seat beside a dot that stays."""
    seats = [m.data.get("look", {}).get("places", {}) for m in (anchor, member)]
    some = [name for name in seats[0].keys() & seats[1].keys() if seats[0][name] != seats[1][name]]
    return [_letters((anchor, member), name) for name in sorted(some)]


def _touches(region: Region, regions: list[Region], canvas: int) -> bool:
    """Whether a dot, or its letter, is near where something changed."""
    return bool((~far_from(np.array(region[0]), regions, _ROOM * canvas)).any())


def _spoken(member: Member, term: Any, frame: Frame, canvas: int, filled: bool) -> list[Region]:
    """The page round all curves that a term speaks of."""
    found: list[Region] = []
    for part in walk(term):
        if part.get("kind") == "Ref":
            found += _named(member, part["args"][0], frame, canvas, filled)
            continue
        try:
            found += _region(thing(member.figure, part), frame, canvas, filled)
        except (Unknown, Nameless, ArithmeticError, TypeError, ValueError, IndexError, AttributeError):
            continue  # it isn't a curve, or not of this figure
    return found


def beside(anchor: Member, member: Member, thing: str, frame: Frame, canvas: int) -> list[Region]:
    """Where a text may stand that belongs to a thing, by what it is called: `angle ABC`, `w`."""
    spoken = re.findall(r"[A-Z](?:_?\d+)?'*|(?<![a-z])[a-zα-ω]\d*'*(?![a-z])", thing)
    found = [_hull((anchor, member), spoken, frame)]
    for m in (anchor, member):
        found += [r for name in spoken for r in _named(m, name, frame, canvas)]
    return [r for r in found if r[0]]


def _moved(anchor: Member, member: Member) -> set[str]:
    """The names that have another place in the other figure, or are missing there."""
    found = set()
    for shelf in ("points", "circles", "lines", "curves"):
        a, b = getattr(anchor.figure, shelf), getattr(member.figure, shelf)
        found |= {name for name in a.keys() | b.keys() if not _same(a.get(name), b.get(name), anchor)}
    regions = [m.data.get("regions", {}) for m in (anchor, member)]
    found |= {name for name in regions[0].keys() | regions[1].keys() if _differ(*regions, name, anchor)}
    return found


def _differ(before: dict[str, Any], after: dict[str, Any], name: str, anchor: Member) -> bool:
    """Whether a region has another border."""
    a, b = ([z for loop in some.get(name, []) for p in loop for z in _outline(p)] for some in (before, after))
    return len(a) != len(b) or not all(
        abs(x - y) <= _STILL * anchor.figure.size for x, y in zip(a, b, strict=True)
    )


def _same(a: Any, b: Any, anchor: Member) -> bool:
    if a is None or b is None:
        return False
    if isinstance(a, complex):
        a, b = (a,), (b,)
    return all(abs(x - y) <= _STILL * anchor.figure.size for x, y in zip(a, b, strict=True))


def _hull(members: tuple[Member, ...], spoken: list[str], frame: Frame) -> Region:
    points = [m.figure.points[k] for m in members for k in spoken if k in m.figure.points]
    return [frame(z) for z in points], 0.0


def _named(member: Member, name: str, frame: Frame, canvas: int, filled: bool = False) -> list[Region]:
    """The page round a named curve or region."""
    fig = member.figure
    loops = member.data.get("regions", {}).get(name)
    if loops:
        return [_inside([z for piece in loops[0] for z in _outline(piece)], frame)]
    found = fig.circles.get(name) or fig.lines.get(name) or fig.curves.get(name)
    return _region(found, frame, canvas, filled)


def _outline(piece: Any) -> list[complex]:
    """Places along a piece of a region's border."""
    match piece["type"], piece["numbers"]:
        case "segment", (x, y, u, v):
            return [complex(x, y), complex(u, v)]
        case "arc", (x, y, r, start, sweep):
            return [complex(x, y) + cmath.rect(r, start + sweep * k / _PIECES) for k in range(_PIECES + 1)]
    raise ValueError(f"a border of {piece['type']}")


def _inside(places: list[complex], frame: Frame) -> Region:
    return [frame(z) for z in places], 0.0


def _letters(members: tuple[Member, ...], name: str) -> list[Region]:
    """The page from a dot to its letter."""
    found = []
    for m in members:
        at, seat = m.data["pixels"].get(name), m.data.get("look", {}).get("places", {}).get(name)
        if at is not None and seat is not None:
            found.append(([complex(*at), complex(*at) + complex(*seat)], 0.0))
    return found


def _region(found: Any, frame: Frame, canvas: int, filled: bool) -> list[Region]:
    """The page round a curve; where it is filled, all that it encloses."""
    far = 4.0 * canvas
    match found:
        case Round(o, r) | Bow(o, r, _, _):
            start, sweep = (found.start, found.sweep) if isinstance(found, Bow) else (0.0, math.tau)
            rim = [o + cmath.rect(r, start + sweep * k / _PIECES) for k in range(_PIECES + 1)]
            if filled:
                return [_inside(rim, frame)]
            return [_inside(list(two), frame) for two in pairwise(rim)]
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
