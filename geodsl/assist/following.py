"""Whether one thing follows from others: asked of the engine, and of nobody's word.

By meaning where that says it (a square is a rectangle), else by rank: let every object of a figure move; what can't
change while the reasons hold follows from them. What lies on what, and what is the centre of what, a reader of the
figure sees: such facts may always be used.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product

from geodsl.diagram import Diagram
from geodsl.entailment import closure
from geodsl.facts.between import Between
from geodsl.facts.center_of import CenterOf
from geodsl.facts.collinear import Collinear
from geodsl.facts.externally_tangent import ExternallyTangent
from geodsl.facts.internally_tangent import InternallyTangent
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_ray import OnRay
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.points import CenterPoint
from geodsl.facts.tangent_to import TangentTo
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.measure import parts_of
from geodsl.objects import Line
from geodsl.observe.rank import Verdict, implied
from geodsl.words.meaning import meaning

__all__ = ["Following", "seen"]

_SEEN = (OnLine, OnSegment, OnRay, OnCircle, Between, Collinear, CenterOf)
_MOST = 80  # facts that are looked through


def seen(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """What a reader of the figure sees of some facts without being told: what lies on what."""
    found = {p.key: p for f in facts for p in (f, *f.parts(), *f.entails()) if isinstance(p, _SEEN)}
    return tuple(found.values())


class Following:
    """What follows from what in a diagram.

    Args:
        at: figures of it, of which a few are asked.
        shown: facts that may be used whatever the reasons.
    """

    def __init__(self, diagram: Diagram, at: Instances, shown: Sequence[Fact] = ()) -> None:
        self.scene = diagram.observation.scene
        self.at = at
        self.shown = tuple(shown)
        self._asked: dict[tuple[str, ...], bool | None] = {}

    def follows(self, fact: Fact, reasons: Sequence[Fact]) -> bool | None:
        """Whether a fact follows from others; None where the engine can't tell."""
        said = meaning(fact)
        if any(meaning(r) == said for r in reasons):
            return True
        key = (said, *sorted({meaning(r) for r in reasons}))
        if key not in self._asked:
            self._asked[key] = self._asks(fact, reasons)
        return self._asked[key]

    def few(self, fact: Fact, facts: Sequence[Fact], most: int = 2) -> tuple[Fact, ...] | None:
        """A smallest set of facts from which another follows, of so many at most; None where there is none."""
        some = list({meaning(f): f for f in facts if not isinstance(f, OpenFact)}.values())[:_MOST]
        if self.follows(fact, some) is not True:
            return None
        # Of all facts those go that aren't needed; once from either end, as one that is needed here may not be there.
        small = min((self._pruned(fact, order) for order in (some, some[::-1])), key=len)
        if len(small) <= most:
            return small
        pairs = (s for k in range(1, most + 1) for s in combinations(some, k))
        return next((s for s in pairs if len(some) <= 16 and self.follows(fact, s) is True), None)

    def _pruned(self, fact: Fact, some: Sequence[Fact]) -> tuple[Fact, ...]:
        left = list(some)
        for one in some:
            rest = [f for f in left if f is not one]
            if self.follows(fact, rest) is True:
                left = rest
        return tuple(left)

    def _asks(self, fact: Fact, reasons: Sequence[Fact]) -> bool | None:
        if fact.key in closure(reasons):
            return True
        held = [*reasons, *self.shown]
        try:
            verdict = implied(self.scene, [*held, *_touching(held)], fact, self.at)
        except (KeyError, AttributeError, TypeError, ValueError, IndexError):
            return None  # of what has no place in the scene
        return {Verdict.IMPLIED: True, Verdict.BREAKABLE: False}.get(verdict)


def _touching(facts: Sequence[Fact]) -> list[Fact]:
    """What touching says beyond its own measure, which has no slope where a line touches at a point of both.

    There the radius stands upright; circles that touch at a point have it in line with their centres.
    """
    parts = parts_of([f for f in facts if not isinstance(f, OpenFact)])
    on = [p for p in parts if isinstance(p, OnCircle)]
    along = [(p.P.key, p.l.key) for p in parts if isinstance(p, OnLine)]
    out: list[Fact] = []
    for touch in parts:
        if isinstance(touch, TangentTo):
            ends = {P.key for P in touch.l.args} if isinstance(touch.l, Line) else set()
            for p in on:
                if p.w.key == touch.w.key and (p.P.key in ends or (p.P.key, touch.l.key) in along):
                    out.append(Perpendicular(Line(CenterPoint(p.w), p.P), touch.l))
        elif isinstance(touch, ExternallyTangent | InternallyTangent):
            for p, q in product(on, on):
                if (p.w.key, q.w.key) == (touch.w.key, touch.v.key) and p.P.key == q.P.key:
                    out.append(Collinear((CenterPoint(p.w), p.P, CenterPoint(q.w))))
    return out
