"""What a phrase can be understood as, and which understanding is meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from geodsl.objects import Angle, Line, Polygon, Ray, Ref, Segment
from grammar import tree

__all__ = ["Reading", "TooComplex", "TooDeep", "bound_names", "cheapest", "distinct", "names_at", "points_in"]


class TooComplex(Exception):
    """Raised when a statement takes more steps than the limit allows."""


class TooDeep(TooComplex):
    """Raised when definitions stand for definitions without end."""


class Reading(NamedTuple):
    """One way to understand something."""

    term: Any
    cost: int
    binds: tuple[tuple[tuple[str, ...], Any], ...] = ()  # names that the phrase gives, with what they name
    news: tuple[str, ...] = ()  # points that the phrase may introduce


def cheapest(readings: list[Reading]) -> list[Reading]:
    """The readings of least cost."""
    if len(readings) < 2:
        return readings
    least = min(r.cost for r in readings)
    return [r for r in readings if r.cost == least]


def distinct(readings: list[Reading]) -> list[Reading]:
    seen: dict[Any, Reading] = {}
    for r in readings:
        key = (r.term, r.binds)
        if key not in seen or seen[key].cost > r.cost:
            seen[key] = r
    return list(seen.values())


def bound_names(term: Any, names: tuple[str, ...], cost: int, binds: tuple, news: tuple) -> Iterator[Reading]:
    """The reading of a phrase that names what it makes: the name stands for it from then on."""
    made = term.makes
    if isinstance(made, tuple):
        if len(names) == len(made):
            yield Reading(term, cost, (*binds, (names, term)), news)
        return
    if made == "choice":
        if len(names) <= 2:
            yield Reading(Ref(names[0], "point"), cost, (*binds, (names, term)), news)
        return
    capital = names[0][0].isupper()
    if len(names) == 1 and capital == (made == "point"):
        yield Reading(Ref(names[0], made), cost, (*binds, (names, term)), news)


def names_at(items: tuple[Any, ...], kind: str) -> tuple[str, ...]:
    """The names in the place of a phrase's own name."""
    out: list[str] = []
    for k, item in enumerate(items):
        if type(item) is tree.Word and item.text in (",", "and") and k % 2 == 1:
            continue
        if type(item) is tree.Name:
            out.append(item.text)
        elif type(item) is tree.Points:
            out.extend(item.names)
        else:
            return ()
    return tuple(out) if kind == "points" or len(out) == 1 else ()


def points_in(term: Any) -> tuple[str, ...]:
    """Points that stand openly in a term: those that it may introduce."""
    if isinstance(term, tuple):
        return tuple(n for t in term for n in points_in(t))
    if isinstance(term, Ref):
        return (term.name,) if term.type == "point" else ()
    if isinstance(term, Polygon | Segment | Line | Ray | Angle):
        return tuple(n for t in term.children() for n in points_in(t))
    return ()
