"""A batch of instances of a scene: what every term's value is, with the instance as last axis."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from geodsl.language.term import Column, Construction, Term, stacked
from geodsl.numeric import plane

__all__ = ["Instances"]

_ONE_BY_ONE = ("Part", "Num", "Ref")  # an index or a unit is not a part that can be stacked


class Instances:
    """Values of terms. A term that isn't known yet is placed from its arguments, once.

    Args:
        n: how many instances.
        size: each figure's size, the yardstick of shares.
        values: what is known already.
        free: the free numbers of constructions that draw some, (free, n) each.
        picks: the choices of constructions that choose, (n,) each.
        ink: what the drawing says of all of them, where they are figures of a scene.
        points: names whose values are points, in one fixed order: columns of them are then looked up at once.
    """

    def __init__(
        self,
        n: int,
        *,
        size: Any = None,
        values: Mapping[Any, Any] | None = None,
        free: Mapping[Term, Any] | None = None,
        picks: Mapping[Term, Any] | None = None,
        ink: Any = None,
        points: tuple[Any, ...] = (),
    ) -> None:
        self.n = n
        self.size = np.ones(n) if size is None else size
        self._values: dict[Any, Any] = dict(values or {})
        self._free = free or {}
        self._picks = picks or {}
        self.ink = ink
        self._points = points
        self._table: Any = None  # the points' values, a row each

    def free(self, term: Term) -> Any:
        """The free numbers in 0..1 that a construction drew, one row each."""
        return self._free[term]

    def pick(self, term: Term) -> Any:
        """Which way a construction chose, in every instance."""
        return self._picks[term]

    def put(self, term: Any, value: Any) -> None:
        self._values[term] = value
        self._table = None

    def remember(self, what: Any, found: Any) -> None:
        """Keep what has been found out about the whole batch beside its values."""
        self._values[what] = found

    def known(self) -> Mapping[Any, Any]:
        return self._values

    def value(self, term: Any) -> Any:
        found = self._values.get(term)
        if found is None:
            found = self._column(term) if isinstance(term, Column) else term.place(self)
            self._values[term] = found
        return found

    def _column(self, column: Column) -> Any:
        first = column.terms[0]
        known = self._values
        if self._points and type(first).__name__ == "Ref":
            rows = column.rows(self._points)
            if rows is not None and (self._table is not None or self._tabled()):
                return self._table[rows]
        if all(type(t) is type(first) for t in column.terms) and not any(t in known for t in column.terms):
            # Of one class: place them all at once, except what is drawn or differs by more than its parts.
            drawn = isinstance(first, Construction) and (first.free or first.picks)
            if not drawn and type(first).__name__ not in _ONE_BY_ONE:
                return stacked(column.terms).place(self)
        return _stack([self.value(t) for t in column.terms])

    def _tabled(self) -> bool:
        """Put the points' values into one table, if all of them are known."""
        found: list[Any] = [self._values.get(p) for p in self._points]
        if any(z is None for z in found):
            return False
        self._table = np.stack([z if z.ndim else np.broadcast_to(z, (self.n,)) for z in found])
        return True

    # -- readings of a value -------------------------------------------------------------

    def point(self, term: Any) -> Any:
        return self.value(term)

    def points(self, terms: Any) -> list[Any]:
        return [self.value(t) for t in terms]

    def line(self, term: Any) -> plane.Line:
        value = self.value(term)
        if isinstance(value, plane.Line):
            return value
        return plane.Line(value.origin, value.direction)

    def direction(self, term: Any) -> Any:
        return self.value(term).direction

    def circle(self, term: Any) -> plane.Circle:
        value = self.value(term)
        return plane.Circle(value.center, value.radius)

    def segment(self, term: Any) -> plane.Segment:
        return self.value(term)

    def length(self, term: Any) -> Any:
        """The length of a segment, or the value of a quantity."""
        if isinstance(term, Column) and len({t.makes == "segment" for t in term.terms}) > 1:
            return np.stack([self.length(t) for t in term.terms])
        value = self.value(term)
        return plane.distance(value.a, value.b) if isinstance(value, plane.Segment) else value

    def number(self, term: Any) -> Any:
        return self.length(term)

    def angle(self, term: Any) -> Any:
        """An angle's size in radians, 0 to pi."""
        return self.value(term)

    def vertices(self, polygon: Any) -> tuple[Any, ...]:
        return self.value(polygon)


def _stack(values: list[Any]) -> Any:
    first = values[0]
    if isinstance(first, plane.Circle | plane.Arc) and not all(type(v) is type(first) for v in values):
        values = [plane.Circle(v.center, v.radius) for v in values]
        first = values[0]
    if isinstance(first, plane.Ray | plane.Line | plane.Segment) and not all(
        type(v) is type(first) for v in values
    ):
        values = [plane.Line(v.origin, v.direction) for v in values]
        first = values[0]
    if isinstance(first, tuple) and hasattr(first, "_fields"):
        return type(first)(*(np.stack(part) for part in zip(*values, strict=True)))
    if isinstance(first, tuple):
        return tuple(np.stack(part) for part in zip(*values, strict=True))
    return np.stack(values)
