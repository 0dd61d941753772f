"""Single items as terms: letters, names, literals, and what is reckoned from them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import lru_cache
from math import pi
from typing import Any

from geodsl import arithmetic
from geodsl.language.flat import flatten
from geodsl.language.reading import Reading, TooComplex, cheapest
from geodsl.language.types import PAIRS, WORDED, accepts, polygon_size
from geodsl.objects import Angle, Corner, Line, Num, Polygon, Proportion, Range, Ray, Ref, Segment
from grammar import tree

__all__ = ["QUANTITIES", "Atoms", "factors", "reckon"]

QUANTITIES = frozenset(("number", "length", "area", "degrees", "quantity"))
_THROUGH = {"Line": Line, "Ray": Ray, "Segment": Segment}
_NOUN_PAIRS: dict[str, type] = {"line": Line, "segment": Segment, "ray": Ray}


class Atoms(ABC):
    """Reads items that aren't phrases; what stands inside them is read by the matcher that this is part of."""

    names: Callable[[str], str | None]
    limit: int
    steps: int
    unknown: dict[str, tree.Name]

    @abstractmethod
    def _sequence(self, items: tuple[Any, ...], kind: str) -> list[Reading]:
        """The readings of a row of items as a thing of one type."""

    def _noun(self, noun: str, item: Any, kind: str) -> list[Reading]:
        made = (
            "polygon"
            if noun in ("triangle", "quadrilateral") or polygon_size(noun) or noun == "polygon"
            else noun
        )
        cost = accepts(kind, made)
        if cost is None:
            return []
        if noun == "angle" and type(item) is tree.Points and len(item.names) == 1:
            return [Reading(Corner(Ref(item.names[0], "point")), cost)]
        if noun == "angle" and type(item) is tree.Points and len(item.names) == 3:
            return [Reading(Angle(*(Ref(n, "point") for n in item.names)), cost)]
        if noun in _NOUN_PAIRS and type(item) is tree.Points and len(item.names) == 2:
            return [Reading(_NOUN_PAIRS[noun](*(Ref(n, "point") for n in item.names)), cost)]
        wanted = polygon_size(kind)
        if type(item) is tree.Group and (noun in _NOUN_PAIRS or noun == "angle"):
            return [r._replace(cost=r.cost + cost) for r in self._of_points(noun, item)]
        found = [r for r in self._atom(item, noun) if r.term.makes == made]
        if wanted:
            found = [r for r in found if not isinstance(r.term, Polygon) or len(r.term.corners) == wanted]
        return [r._replace(cost=r.cost + cost) for r in found]

    def _of_points(self, noun: str, group: tree.Group) -> list[Reading]:
        """`line (X, Y)`, `angle (X, Y, Z)`: points that are phrases themselves, parted by commas."""
        make = Angle if noun == "angle" else _NOUN_PAIRS[noun]
        parts = [cheapest(self._item(e, "point")) for e in group.of.elements]
        if len(parts) != (3 if noun == "angle" else 2) or not all(parts):
            return []
        return [Reading(make(*(p[0].term for p in parts)), sum(p[0].cost for p in parts))]

    def _atom(self, item: Any, kind: str) -> list[Reading]:
        if type(item) is tree.Points:
            return _letters(item.names, kind)
        match item:
            case tree.Name(text):
                made = self.names(text)
                if made is None:
                    self.unknown.setdefault(text, item)
                    return []
                cost = accepts(kind, made)
                return [] if cost is None else [Reading(Ref(text, made), cost)]
            case tree.Number(text):
                return _fitting(Num(float(text), "number"), kind)
            case tree.Degrees(of):
                return [x for r in self._item(of, "number") for x in self._degrees(r, kind)]
            case tree.Word("pi"):
                return _fitting(Num(pi, "number"), kind)
            case tree.Word(text):
                return [Reading(text, 0)] if text in WORDED.get(kind, ()) else []
            case tree.Text(text):
                return [Reading(text, 0)] if kind == "text" else []
            case tree.Group(inner):
                return self._group(inner, kind)
            case tree.Range(low, high):
                if kind != "range":
                    return []
                return [
                    Reading(Range(arithmetic.quantity(a.term), arithmetic.quantity(b.term)), a.cost + b.cost)
                    for a in self._item(low, "quantity")
                    for b in self._item(high, "quantity")
                ]
            case tree.Ratio(parts):
                if kind != "proportion":
                    return []
                read = [cheapest(self._item(p, "quantity")) for p in parts]
                if not all(read):
                    return []
                return [Reading(Proportion(tuple(r[0].term for r in read)), sum(r[0].cost for r in read))]
            case tree.Power(base, exponent):
                return self._reckoned(arithmetic.power, (base, exponent), kind)
            case tree.Sum(terms):
                signs = tuple(s for s, _ in terms)
                return self._reckoned(lambda *x: arithmetic.add(signs, x), tuple(t for _, t in terms), kind)
            case tree.Product(first, rest):
                return self._reckoned(
                    lambda *x: _chain(tuple(op for op, _ in rest), x), (first, *(f for _, f in rest)), kind
                )
        return []

    def _item(self, node: Any, kind: str) -> list[Reading]:
        """A node that stands inside another: an atom or a run."""
        if isinstance(node, tree.Run | tree.List | tree.Relation):
            return cheapest(self._sequence(flatten(node), kind))
        self.steps += 1
        if self.steps > self.limit:
            raise TooComplex
        return self._atom(node, kind)

    def _degrees(self, reading: Reading, kind: str) -> list[Reading]:
        term = reading.term
        if isinstance(term, Num):
            made: Any = Num(term.value, "degrees")
        else:
            made = arithmetic.multiply((term, Num(1.0, "degrees")))
        return [r._replace(cost=r.cost + reading.cost) for r in _fitting(made, kind)]

    def _group(self, inner: tree.List, kind: str) -> list[Reading]:
        if kind == "position":
            if len(inner.elements) != 2:
                return []
            x, y = (cheapest(self._item(e, "number")) for e in inner.elements)
            return [Reading((a.term, b.term), a.cost + b.cost) for a in x for b in y]
        return self._item(inner, kind)

    def _reckoned(self, make: Callable[..., Any], nodes: tuple[Any, ...], kind: str) -> list[Reading]:
        if kind not in QUANTITIES:
            return []
        read = [cheapest(self._item(n, "quantity")) for n in nodes]
        if not all(read):
            return []
        try:
            term = make(*(arithmetic.quantity(r[0].term) for r in read))
        except arithmetic.DimensionError:
            return []
        more = sum(r[0].cost for r in read)
        return [r._replace(cost=r.cost + more) for r in _fitting(term, kind)]


@lru_cache(maxsize=4096)
def _point(name: str) -> Ref:
    return Ref(name, "point")


def _letters(names: tuple[str, ...], kind: str) -> list[Reading]:
    refs = tuple(map(_point, names))
    if len(refs) == 1:
        cost = accepts(kind, "point")
        return [] if cost is None else [Reading(refs[0], cost)]
    if len(refs) == 2:
        through, cost = PAIRS.get(kind, (None, 0))
        return [] if through is None else [Reading(_THROUGH[through](*refs), cost)]
    if kind == "angle" and len(refs) == 3:
        return [Reading(Angle(*refs), 1)]
    cost = accepts(kind, "polygon")
    wanted = polygon_size(kind)
    if cost is None or (wanted is not None and wanted != len(refs)):
        return []
    return [Reading(Polygon(refs), cost)]


def _fitting(term: Any, kind: str) -> list[Reading]:
    cost = accepts(kind, term.makes)
    return [] if cost is None else [Reading(term, cost)]


def reckon(make: Callable[..., Any], *args: Any) -> Any | None:
    try:
        return make(*args)
    except arithmetic.DimensionError:
        return None


def factors(term: Any) -> tuple[Any, ...]:
    return term.factors if isinstance(term, arithmetic.Multiply) else (arithmetic.quantity(term),)


def _chain(signs: tuple[str, ...], terms: tuple[Any, ...]) -> Any:
    out = terms[0]
    for sign, term in zip(signs, terms[1:], strict=True):
        out = arithmetic.divide(out, term) if sign == "/" else arithmetic.multiply((*factors(out), term))
    return out
