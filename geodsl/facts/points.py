"""Points that facts speak of without naming them: ends, middles and centres."""

from __future__ import annotations

from typing import Any

from geodsl.instances import Instances
from geodsl.language.term import Column, Object
from geodsl.objects import Angle, Line, Ray, Segment

__all__ = ["CenterPoint", "EndPoint", "MiddlePoint", "StartPoint", "arguments", "arms", "ends", "line_of"]


class StartPoint(Object):
    """The first end of a segment or ray."""

    makes = "point"
    fields = ("s",)

    def place(self, at: Instances) -> Any:
        return at.value(self.s).origin


class EndPoint(Object):
    """The second end of a segment."""

    makes = "point"
    fields = ("s",)

    def place(self, at: Instances) -> Any:
        return at.segment(self.s).b


class MiddlePoint(Object):
    """The middle of a segment."""

    makes = "point"
    fields = ("s",)

    def place(self, at: Instances) -> Any:
        a, b = at.segment(self.s)
        return (a + b) / 2.0


class CenterPoint(Object):
    """The centre of a circle or an arc."""

    makes = "point"
    fields = ("w",)

    def place(self, at: Instances) -> Any:
        return at.circle(self.w).center


def ends(s: Any) -> tuple[Any, Any]:
    """The two ends of a segment, by their names where it has some."""
    found = arguments(s, Segment)
    return (StartPoint(s), EndPoint(s)) if found is None else (found[0], found[1])


def arms(a: Any) -> tuple[Any, Any, Any]:
    """A point on one arm of an angle, its vertex, and a point on the other arm."""
    found = arguments(a, Angle)
    if found is None:
        raise TypeError(f"the vertex of {a} is not known")
    return (found[0], found[1], found[2])


def line_of(s: Any) -> Any:
    """The line that a segment or ray lies on, the same for all that are named by the same points."""
    return Line(s.A, s.B) if isinstance(s, Segment | Ray) else s


def arguments(term: Any, *kinds: type) -> tuple[Any, ...] | None:
    """The arguments of a term, in columns for a column of terms; None where it isn't of these kinds."""
    terms = term.terms if isinstance(term, Column) else (term,)
    if not all(isinstance(t, kinds) for t in terms):
        return None
    if isinstance(term, Column):
        return tuple(Column.of(column) for column in zip(*(t.args for t in terms), strict=True))
    return term.args
