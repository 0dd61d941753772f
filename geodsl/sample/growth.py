"""Growths: constructions that make sense at a place of a figure, and how such a place is found.

A growth is written with letters of its own. `given` says what it needs, clause by clause:

    triangle ABC          a drawn triangle, its corners in any order
    quadrilateral ABCD    a drawn convex quadrilateral, in order
    segment AB            a drawn segment, or a drawn piece of one
    circle w, A on w, O center of w, P inside w, P outside w, P off w, plain w (no point is its centre)
    point P, P off AB     any point; one well beside a line
    angle ABC             two drawn arms, neither nearly along the other
    P over AB             whose foot lies well within the segment
    AB crosses CD         segments that cross well within both
    AB slants CD          lines that aren't nearly parallel
    no AB                 no ink goes from A to B yet
    untouched A w         no tangent is drawn at that point of the circle
    acute ABC, cyclic ABCD, tangential ABCD
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

import numpy as np

from geodsl.sample.stage import NEAR, Stage

__all__ = ["Growth", "Growths", "bindings", "clauses", "substituted"]

TRIES = 60  # bindings looked at before a growth is held not to fit
Binding = dict[str, str]


@dataclass(frozen=True)
class Growth:
    """A construction with its place.

    Attributes:
        name: what it is called in families and reports.
        given: what it needs, clauses parted by `;`.
        writes: the statements, parted by `;`. Letters that aren't given are new.
        draws: what is drawn, parted by commas; what is drawn already is left out.
        ink: marks that may be there, parted by `;`.
        dashed: how often what it draws is dashed.
        weight: how often it is chosen, against others.
        free: for free sequences only, where less need make sense.
    """

    name: str
    given: str
    writes: str = ""
    draws: str = ""
    ink: str = ""
    dashed: float = 0.25
    weight: float = 1.0
    free: bool = False

    @cached_property
    def clauses(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(clauses(self.given))

    @cached_property
    def known(self) -> frozenset[str]:
        """The letters that are given."""
        return frozenset("".join(letters for _, letters, _ in self.clauses))

    @cached_property
    def fresh(self) -> tuple[str, ...]:
        """The letters of what is new, in order."""
        text = f"{self.writes}; {self.draws}"
        names = [m[0] for m in _LETTER.finditer(text)]
        return tuple(dict.fromkeys(n for n in names if n not in self.known))


Growths = tuple[Growth, ...]
_LETTER = re.compile(r"[A-Z]|(?<![A-Za-z'])[a-z](?![A-Za-z'])")
_CLAUSES: tuple[tuple[str, str], ...] = (
    ("triangle", r"triangle ([A-Z]{3})"),
    ("quadrilateral", r"quadrilateral ([A-Z]{4})"),
    ("segment", r"segment ([A-Z]{2})"),
    ("circle", r"circle ([a-z])"),
    ("plain", r"plain ([a-z])"),
    ("center", r"([A-Z]) center of ([a-z])"),
    ("on", r"([A-Z]) on ([a-z])"),
    ("inside", r"([A-Z]) inside ([a-z])"),
    ("outside", r"([A-Z]) outside ([a-z])"),
    ("beside", r"([A-Z]) off ([a-z])"),
    ("off", r"([A-Z]) off ([A-Z]{2})"),
    ("over", r"([A-Z]) over ([A-Z]{2})"),
    ("point", r"point ([A-Z])"),
    ("angle", r"angle ([A-Z]{3})"),
    ("crosses", r"([A-Z]{2}) crosses ([A-Z]{2})"),
    ("slants", r"([A-Z]{2}) slants ([A-Z]{2})"),
    ("no", r"no ([A-Z]{2})"),
    ("untouched", r"untouched ([A-Z]) ([a-z])"),
    ("acute", r"acute ([A-Z]{3})"),
    ("cyclic", r"cyclic ([A-Z]{4})"),
    ("tangential", r"tangential ([A-Z]{4})"),
)
_READ = tuple((kind, re.compile(pattern + r"$")) for kind, pattern in _CLAUSES)


def clauses(given: str) -> Iterator[tuple[str, str, str]]:
    """The clauses of a growth's needs: kind, letters, and the clause itself.

    Raises:
        ValueError: for a clause that isn't one of those above.
    """
    for clause in (c.strip() for c in given.split(";")):
        for kind, pattern in _READ:
            match = pattern.match(clause)
            if match:
                yield kind, "".join(match.groups()), clause
                break
        else:
            raise ValueError(f"`{clause}` is no clause of a growth")


def bindings(growth: Growth, stage: Stage, random: np.random.Generator) -> Binding | None:
    """A place for a growth, chosen by chance; None where there is none, or none was found soon."""
    left = [TRIES]
    return _bound(growth, stage, random, 0, {}, left)


def _bound(
    growth: Growth, stage: Stage, random: np.random.Generator, k: int, bound: Binding, left: list[int]
) -> Binding | None:
    if k == len(growth.clauses):
        return bound
    kind, letters, _ = growth.clauses[k]
    if all(letter in bound for letter in letters):
        values = tuple(bound[letter] for letter in letters)
        return _bound(growth, stage, random, k + 1, bound, left) if _HOLDS[kind](stage, *values) else None
    options = _OPTIONS[kind](stage, tuple(bound.get(letter, "") for letter in letters))
    for place in random.permutation(len(options)):
        if left[0] <= 0:
            return None
        option = options[int(place)]
        trial = dict(bound)
        if not _agrees(trial, letters, option):
            continue
        left[0] -= 1
        found = _bound(growth, stage, random, k + 1, trial, left)
        if found is not None:
            return found
    return None


def _agrees(bound: Binding, letters: str, option: tuple[str, ...]) -> bool:
    """Bind letters to an option, if that gives each letter one name and each name one letter."""
    for letter, name in zip(letters, option, strict=True):
        if bound.setdefault(letter, name) != name:
            return False
    return len(set(bound.values())) == len(bound)


# -- clauses ---------------------------------------------------------------------------------------

Options = list[tuple[str, ...]]


def _triangles(stage: Stage, _: tuple[str, ...]) -> Options:
    return [order for t in stage.triangles for order in permutations(t)]


def _quadrilaterals(stage: Stage, _: tuple[str, ...]) -> Options:
    return [
        tuple(q[(k + way * i) % 4] for i in range(4))
        for q in stage.quadrilaterals
        for k in range(4)
        for way in (1, -1)
    ]


def _segments(stage: Stage, _: tuple[str, ...]) -> Options:
    pairs = [*stage.whole, *stage.edges]  # whole strokes rather than pieces
    return [order for a, b in pairs if stage.share(a, b) > 0.2 for order in ((a, b), (b, a))]


def _circles(stage: Stage, _: tuple[str, ...]) -> Options:
    return [(w,) for w in stage.circles]


def _plain(stage: Stage, _: tuple[str, ...]) -> Options:
    return [(w,) for w in stage.circles if w not in stage.center]


def _centers(stage: Stage, _: tuple[str, ...]) -> Options:
    return [(p, w) for w, p in stage.center.items()]


def _on(stage: Stage, _: tuple[str, ...]) -> Options:
    return [(p, w) for w, points in stage.on.items() for p in points]


def _points(stage: Stage, _: tuple[str, ...]) -> Options:
    return [(p,) for p in stage.points]


def _beside_circle(stage: Stage, where: tuple[str, ...], kind: str) -> Options:
    circles = [where[1]] if where[1] else list(stage.circles)
    return [(p, w) for w in circles for p in stage.points if _HOLDS[kind](stage, p, w)]


def _pairs(stage: Stage, where: tuple[str, ...]) -> Options:
    """Points to stand before a line that is bound."""
    return [(p, where[1], where[2]) for p in stage.points]


def _angles(stage: Stage, _: tuple[str, ...]) -> Options:
    arms: dict[str, list[str]] = {}
    for a, b in stage.edges:
        arms.setdefault(a, []).append(b)
        arms.setdefault(b, []).append(a)
    return [(a, b, c) for b, ends in arms.items() for a, c in permutations(ends, 2) if _angle(stage, a, b, c)]


def _crossings(stage: Stage, where: tuple[str, ...]) -> Options:
    pairs = [(where[0], where[1])] if where[0] and where[1] else stage.whole
    return [(*one, *other) for one in pairs for other in stage.whole if set(one).isdisjoint(other)]


def _none(stage: Stage, _: tuple[str, ...]) -> Options:
    return []


_OPTIONS: Mapping[str, Callable[[Stage, tuple[str, ...]], Options]] = {
    "triangle": _triangles,
    "quadrilateral": _quadrilaterals,
    "segment": _segments,
    "circle": _circles,
    "plain": _plain,
    "center": _centers,
    "on": _on,
    "point": _points,
    "inside": lambda stage, where: _beside_circle(stage, where, "inside"),
    "outside": lambda stage, where: _beside_circle(stage, where, "outside"),
    "beside": lambda stage, where: _beside_circle(stage, where, "beside"),
    "off": _pairs,
    "over": _pairs,
    "angle": _angles,
    "crosses": _crossings,
    "slants": _none,
    "no": _none,
    "untouched": _none,
    "acute": _none,
    "cyclic": _none,
    "tangential": _none,
}


def _angle(stage: Stage, a: str, b: str, c: str) -> bool:
    if not (stage.joined(a, b) and stage.joined(b, c)):
        return False
    size = stage.angle(a, b, c)
    return bool(np.mean((size > 32) & (size < 150)) > 0.85)


def _acute(stage: Stage, a: str, b: str, c: str) -> bool:
    largest = np.max((stage.angle(a, b, c), stage.angle(b, c, a), stage.angle(c, a, b)), axis=0)
    return bool(np.mean(largest < 84) > 0.85)


def _cyclic(stage: Stage, a: str, b: str, c: str, d: str) -> bool:
    p, q, r, s = (stage.z[x] for x in (a, b, c, d))
    ratio = (p - r) * (q - s) / ((q - r) * (p - s))
    return bool((np.absolute(ratio.imag) < NEAR * np.absolute(ratio)).all())


def _tangential(stage: Stage, a: str, b: str, c: str, d: str) -> bool:
    p, q, r, s = (stage.z[x] for x in (a, b, c, d))
    off = abs(p - q) + abs(r - s) - abs(q - r) - abs(s - p)
    return bool((np.absolute(off) < NEAR * stage.size).all())


_HOLDS: Mapping[str, Callable[..., bool]] = {
    "triangle": lambda s, *t: any(frozenset(t) == frozenset(x) for x in s.triangles),
    "quadrilateral": lambda s, *q: any(frozenset(q) == frozenset(x) for x in s.quadrilaterals),
    "segment": lambda s, a, b: s.joined(a, b),
    "circle": lambda s, w: w in s.circles,
    "plain": lambda s, w: w not in s.center,
    "center": lambda s, p, w: s.center.get(w) == p,
    "on": lambda s, p, w: p in s.on.get(w, ()),
    "point": lambda s, p: True,
    "inside": lambda s, p, w: w in s.circles and bool(np.mean(s.ratio(p, w) < 0.85) > 0.85),
    "outside": lambda s, p, w: (
        w in s.circles and bool(np.mean((s.ratio(p, w) > 1.25) & (s.ratio(p, w) < 3.5)) > 0.85)
    ),
    "beside": lambda s, p, w: w in s.circles and bool(np.mean(np.absolute(s.ratio(p, w) - 1) > 0.15) > 0.85),
    "off": lambda s, p, a, b: s.off(p, a, b) > 0.12,
    "over": lambda s, p, a, b: s.over(p, a, b),
    "angle": _angle,
    "crosses": lambda s, *q: s.cross(*q),
    "slants": lambda s, *q: s.slanted(*q) > 20,
    "no": lambda s, a, b: not s.joined(a, b),
    "untouched": lambda s, p, w: s.untouched(p, w),
    "acute": _acute,
    "cyclic": _cyclic,
    "tangential": _tangential,
}


def substituted(text: str, names: Mapping[str, str]) -> str:
    """A text of a growth in the names of a figure."""
    return _LETTER.sub(lambda m: names.get(m[0], m[0]), text)
