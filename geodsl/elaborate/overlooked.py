"""Whether a program says or asks what it wants to be overlooked."""

from __future__ import annotations

from geodsl.directives.mark import Mark
from geodsl.entailment import closure
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Segment
from geodsl.scene import Scene

__all__ = ["said"]


def said(fact: Fact, scene: Scene) -> str | None:
    """In which way a scene says a fact, or what follows from one alone: stated, marked, claimed, asked for."""
    marks = [d.fact for d in scene.directives if isinstance(d, Mark)]
    ways = ((scene.stated, "stated"), (marks, "marked"), (scene.claims, "claimed"))
    for facts, how in ways:
        if any(fact.key == f.key for f in facts):
            return how
    for facts, how in ways:
        if fact.key in closure(facts):
            return how
    asked = [_sizes(question) for question in scene.questions]
    return "asked for" if _sizes(fact) in filter(None, asked) else None


def _sizes(term: Term) -> frozenset[str]:
    """The lengths and angles that something speaks of."""
    return frozenset(t.key for t in term.walk() if isinstance(t, Segment | Angle))
