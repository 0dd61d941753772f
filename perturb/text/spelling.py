"""Spelling: lines, angles and polygons named as the group's other captions would name them, `AB` and not `BA`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Line, Polygon, Ref, Segment

__all__ = ["Spelling"]

_UNHEARD = 0.5  # of what nothing has been said
_WEIGHT = 0.75  # of all that beside how usual a kind is


class Spelling:
    """How things are named in a group.

    Args:
        facts: in which some things have their names.
        names: in the order in which the figure has them: the others are named so.
    """

    def __init__(self, facts: Iterable[Fact], names: Iterable[str]) -> None:
        self._place: Mapping[str, int] = {name: k for k, name in enumerate(names)}
        self._known: dict[str, Term] = {}
        self._count: Counter[str] = Counter()
        for fact in facts:
            for term in fact.walk():
                if isinstance(term, Line | Segment | Angle | Polygon):
                    self._known.setdefault(term.key, term)
                    self._count[term.key] += 1
                elif isinstance(term, Ref) and term in fact.args:
                    self._count[term.key] += 1
        kinds: dict[str, list[int]] = {}
        for key, count in self._count.items():
            known = self._known.get(key)
            kinds.setdefault("Ref" if known is None else type(known).__name__, []).append(count)
        self._mean = Counter({kind: sum(some) / len(some) for kind, some in kinds.items()})
        self._done: dict[Fact, Fact] = {}

    def familiar(self, fact: Fact) -> float:
        """How often what a fact speaks of is spoken of here, beside other things of its kind."""
        out = 1.0
        for term in fact.walk():
            if isinstance(term, Line | Segment | Angle | Polygon):
                out *= (_UNHEARD + self._count[term.key]) / (_UNHEARD + self._mean[type(term).__name__])
            elif isinstance(term, Ref) and term in fact.args:
                out *= (_UNHEARD + self._count[term.key]) / (_UNHEARD + self._mean["Ref"])
        return out**_WEIGHT

    def __call__(self, fact: Fact) -> Fact:
        """The same fact; what it says stays what it is."""
        found = self._done.get(fact)
        if found is None:
            found = fact.map(self._spelled)
            if type(found).symmetric is True and all(
                isinstance(a, Line | Segment | Angle) for a in found.args
            ):
                found = type(found)(*sorted(found.args, key=self._at), tag=found.tag)
            found = self._done[fact] = found if found.key == fact.key else fact
        return found

    def _at(self, term: Any) -> tuple[int, ...]:
        points = term.corners if isinstance(term, Polygon) else term.args
        return tuple(self._place.get(p.name, -1) if isinstance(p, Ref) else -1 for p in points)

    def _spelled(self, term: Term) -> Term:
        if isinstance(term, Line | Segment | Angle | Polygon):
            return self._known.get(term.key) or self._ordered(term)
        return term

    def _ordered(self, term: Any) -> Term:
        if not isinstance(term, Polygon):
            back = type(term)(*term.args[::-1], tag=term.tag)
            return min(term, back, key=self._at)
        c = term.corners
        ways = [c[k:] + c[:k] for k in range(len(c))]
        turns = [Polygon(way, tag=term.tag) for way in (*ways, *(w[::-1] for w in ways))]
        found: Term = min(turns, key=self._at)
        return found
