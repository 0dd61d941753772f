"""Which of the facts that hold are worth telling: none that another says already, none that is mere words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from geodsl.facts.between import Between
from geodsl.facts.bisects import Bisects
from geodsl.facts.center_of import CenterOf
from geodsl.facts.chord_of import ChordOf
from geodsl.facts.congruent import Congruent
from geodsl.facts.diameter_of import DiameterOf
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.inscribed import Inscribed
from geodsl.facts.median_of import MedianOf
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.on_arc import OnArc
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.orthocenter_of import OrthocenterOf
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import ends
from geodsl.facts.radius_of import RadiusOf
from geodsl.facts.right_angle import RightAngle
from geodsl.facts.right_triangle import RightTriangle
from geodsl.facts.similar import Similar
from geodsl.language.term import Fact
from geodsl.objects import Angle, Line, Segment
from geodsl.observe.spelling import Spelling

__all__ = ["telling"]


def telling(facts: list[Fact], spelling: Spelling) -> list[Fact]:
    """The facts without those that a reader would call silly; their order stays."""
    return _Sieve(facts, spelling).kept()


class _Sieve:
    def __init__(self, facts: list[Fact], spelling: Spelling) -> None:
        self.facts = facts
        self.spelling = spelling
        told = spelling.reading.inventory.told
        self.told = {f.key for f in told}
        self.said: set[Any] = set()  # by the facts themselves and by those that are told
        for fact in (*told, *facts):
            self.said.add(self._meaning(fact))
        self.corners = Counter(
            self._crossing(f.a)
            for f in (*told, *facts)
            if isinstance(f, RightAngle) and isinstance(f.a, Angle)
        )
        self.follows: set[Any] = set()  # from another fact at once
        for fact in (*told, *facts):
            self.follows.update(map(self._meaning, _at_once(fact)))

    def kept(self) -> list[Fact]:
        return [f for f in self.facts if f.key in self.told or not self._silly(f)]

    def _meaning(self, fact: Fact) -> Any:
        return self.spelling.meaning(fact) or fact.key

    def _silly(self, fact: Fact) -> bool:
        if self._meaning(fact) in self.follows:
            return True
        words = _IN_OTHER_WORDS.get(type(fact))
        return words is not None and words(self, fact)

    def _all_told(self, facts: Iterable[Fact]) -> bool:
        return all(f.key in self.told for f in facts)

    def _crossing(self, a: Angle) -> Any:
        """That the lines along an angle's arms are perpendicular."""
        return self._meaning(Perpendicular(Line(a.B, a.A), Line(a.B, a.C)))

    def one_of_several(self, fact: Fact) -> bool:
        """Several right angles at one crossing are better told by the two lines."""
        crossing = self._crossing(fact.a)
        return crossing in self.said and self.corners[crossing] > 1

    def one_angle(self, fact: Fact) -> bool:
        """Two lines that end where they meet are better told by their one right angle."""
        return self.corners[self._meaning(fact)] == 1

    def right(self, fact: Fact) -> bool:
        """A triangle of which it is said that it has a right angle."""
        angles = fact.p.angles()
        return any(
            self._crossing(a) in self.said or self._meaning(RightAngle(a)) in self.said for a in angles
        )

    def chord(self, fact: Fact) -> bool:
        return self._all_told(OnCircle(P, fact.w) for P in ends(fact.s))

    def radius(self, fact: Fact) -> bool:
        a, b = ends(fact.s)
        return any(self._all_told((CenterOf(O, fact.w), OnCircle(P, fact.w))) for O, P in ((a, b), (b, a)))

    def inscribed(self, fact: Fact) -> bool:
        return self._all_told(OnCircle(P, fact.w) for P in fact.p.corners)


def _at_once(fact: Fact) -> Iterable[Fact]:
    """What everybody sees to follow from a fact."""
    if isinstance(fact, MidpointOf) and isinstance(fact.s, Segment):
        A, B = fact.s.args
        yield from (Between(A, fact.M, B), OnSegment(fact.M, fact.s))
        yield EqualLengths(Segment(A, fact.M), Segment(fact.M, B))
    elif isinstance(fact, Bisects):
        yield from (f for f in fact.entails() if isinstance(f, EqualAngles))
    elif isinstance(fact, DiameterOf):
        yield ChordOf(fact.s, fact.w)
        for P in ends(fact.s):
            yield from (OnCircle(P, fact.w), OnArc(P, fact.w))
    elif isinstance(fact, Congruent):
        yield Similar(fact.p, fact.q)


# Facts that say in other words what is said already.
_IN_OTHER_WORDS: dict[type[Fact], Callable[[_Sieve, Any], bool]] = {
    RightAngle: _Sieve.one_of_several,
    Perpendicular: _Sieve.one_angle,
    RightTriangle: _Sieve.right,
    OrthocenterOf: lambda sieve, f: f.H in f.p.corners,
    ChordOf: _Sieve.chord,
    RadiusOf: _Sieve.radius,
    Inscribed: _Sieve.inscribed,
    MedianOf: lambda sieve, f: sieve._all_told(f.entails()),
}
