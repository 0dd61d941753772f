"""Facts with something put in the place of something else, where what comes of it still says something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Line, Polygon, Ray, Ref, Segment

__all__ = ["made", "proper", "refs", "renamed"]

_SPANNED = (Line, Ray, Segment, Angle)


def renamed(fact: Fact, names: Mapping[str, str]) -> Fact:
    """A fact with other names for what it names."""
    return _renamed(fact, tuple(names.items()))


@lru_cache(maxsize=16_384)
def _renamed(fact: Fact, names: tuple[tuple[str, str], ...]) -> Fact:
    other = dict(names)

    def new(term: Term) -> Term:
        return Ref(other[term.name], term.type) if isinstance(term, Ref) and term.name in other else term

    return fact.map(new)


@lru_cache(maxsize=16_384)
def refs(fact: Fact) -> tuple[Ref, ...]:
    """The named things that a fact speaks of, each in every type that it is taken for."""
    return tuple(dict.fromkeys(t for t in fact.walk() if isinstance(t, Ref)))


def made(build: Callable[[], Any]) -> Fact | None:
    """A fact, if there is such a one: kinds refuse arguments that don't go together."""
    try:
        fact = build()
    except (ValueError, TypeError, AttributeError):
        return None
    return fact if proper(fact) else None


def proper(fact: Fact) -> bool:
    """Whether a fact's lines go through two points, its polygons have all their corners, and it says no thing twice."""
    for term in fact.walk():
        points: tuple[Any, ...] = ()
        if isinstance(term, _SPANNED):
            points = term.args
        elif isinstance(term, Polygon):
            points = term.corners
        else:
            for arg in term.args:
                if isinstance(arg, tuple) and len({a.key for a in arg if isinstance(a, Term)}) < len(arg):
                    return False
            continue
        if len({p.key for p in points}) < len(points):
            return False
    if type(fact).__name__.endswith("Parallel"):
        l, m = (set(a.args) if isinstance(a, Line) else set() for a in fact.args)
        if l & m:  # lines with a common point aren't parallel, whatever is reckoned
            return False
    said = [a.key for a in fact.args if isinstance(a, Term)]
    if len(set(said)) < len(said):
        return False
    # `A midpoint of AB`, `A inside ABC`: a point beside what it is an end or a corner of.
    alone = [a for a in fact.args if isinstance(a, Ref) and a.type == "point"]
    spans = [a for a in fact.args if isinstance(a, Line | Segment | Ray)]
    corners = [a.corners for a in fact.args[1:] if isinstance(a, Polygon)]
    within = any(p in some for p in alone[:1] for some in corners) and fact.args[0] is alone[0]
    return not within and not any(p in s.args for p in alone for s in spans)
