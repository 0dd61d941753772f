"""One fact can be said in many words: what a program has said in some is not found again in others."""

from __future__ import annotations

from typing import Any

from geodsl.facts.angle_value import AngleValue
from geodsl.facts.between import Between
from geodsl.facts.bisects import Bisects
from geodsl.facts.collinear import Collinear
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.tangent_to import TangentTo
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Line, Ray, Ref, Segment
from geodsl.observe.reading import Reading

__all__ = ["Spelling"]


class Spelling:
    """Finds the stated fact that says the same as another, once it is known which lines are the same."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.index = reading.inventory.index
        self._named = {t: k for k, c in enumerate(reading.carriers) for t in c.names}
        self._told: dict[Any, Fact] = {}
        for fact in reading.inventory.told:
            meaning = self.meaning(fact)
            if meaning is not None:
                self._told.setdefault(meaning, fact)

    def spelled(self, fact: Fact) -> Fact:
        """The fact as it is stated, or as it is where it isn't."""
        meaning = self.meaning(fact)
        return fact if meaning is None else self._told.get(meaning, fact)

    def meaning(self, fact: Fact) -> Any:
        """The same for facts that say the same of the same lines and rays; None where that isn't known."""
        kind = type(fact)
        read = _READERS.get(kind)
        if read is None:
            return None
        try:
            return read(self, fact)
        except (KeyError, AttributeError):
            return None  # it speaks of what has no name

    def line(self, term: Term) -> int:
        """The carrier that a line is."""
        if isinstance(term, Ref):
            return self._named[term]
        found = self.reading.carrier(self.index[term.A], self.index[term.B])
        if found is None:
            raise KeyError(term)
        return found

    def angle(self, a: Angle) -> Any:
        v = self.index[a.B]
        return v, frozenset((self.ray(v, self.index[a.A]), self.ray(v, self.index[a.C])))

    def ray(self, v: int, p: int) -> tuple[int, bool]:
        """The carrier and the side on it; every ray is known by its vertex besides."""
        c = self.reading.carrier(v, p)
        if c is None:
            return -1 - p, True
        points = self.reading.carriers[c].points
        return c, points.index(p) > points.index(v)


def _two_lines(word: str) -> Any:
    return lambda spelling, fact: (word, frozenset((spelling.line(fact.l), spelling.line(fact.m))))


def _inner(spelling: Spelling, P: Any, s: Term) -> Any:
    if not isinstance(s, Segment):
        return None
    return "between", spelling.index[P], frozenset((spelling.index[s.A], spelling.index[s.B]))


def _on_line(spelling: Spelling, fact: Fact) -> Any:
    line = fact.l
    if isinstance(line, Line | Segment | Ray):
        return "collinear", frozenset(spelling.index[p] for p in (fact.P, line.A, line.B))
    return None


def _angle_value(spelling: Spelling, fact: Fact) -> Any:
    return "size", spelling.angle(fact.a), fact.v.key


_READERS: dict[type[Fact], Any] = {
    Parallel: _two_lines("parallel"),
    Perpendicular: _two_lines("perpendicular"),
    RightAngle: lambda s, f: ("right", s.angle(f.a)),
    AngleValue: _angle_value,
    EqualAngles: lambda s, f: ("angles", frozenset((s.angle(f.a), s.angle(f.b)))),
    Bisects: lambda s, f: ("bisects", s.line(f.l), s.angle(f.a)),
    TangentTo: lambda s, f: ("tangent", s.line(f.l), f.w.key),
    Between: lambda s, f: _inner(s, f.B, Segment(f.A, f.C)),
    OnSegment: lambda s, f: _inner(s, f.P, f.s),
    OnLine: _on_line,
    Collinear: lambda s, f: ("collinear", frozenset(s.index[p] for p in f.points)),
}
