"""The terms that letters and literals denote by themselves: names, lines through two points, numbers."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from geodsl.instances import Instances
from geodsl.language.printing import tight
from geodsl.language.term import Object, Quantity, Term
from geodsl.numeric import plane

__all__ = [
    "Angle",
    "Choice",
    "Corner",
    "Line",
    "Measure",
    "Num",
    "Part",
    "Polygon",
    "Proportion",
    "Range",
    "Ray",
    "Ref",
    "Segment",
    "names",
]


class Ref(Object):
    """A named object. The type comes from where the name is defined."""

    fields = ("name", "type")

    @property
    def makes(self) -> str:
        return self.type

    @property
    def key(self) -> str:
        return self.name

    def place(self, at: Instances) -> Any:
        raise KeyError(f"{self.name} has no value yet")


class _Through(Object):
    fields = ("A", "B")


class Line(_Through):
    """The line through two points."""

    makes = "line"
    symmetric = True

    def place(self, at: Instances) -> plane.Line:
        a, b = at.point(self.A), at.point(self.B)
        return plane.Line(a, plane.unit(b - a))


class Ray(_Through):
    """The ray from A through B."""

    makes = "ray"

    def place(self, at: Instances) -> plane.Ray:
        a, b = at.point(self.A), at.point(self.B)
        return plane.Ray(a, plane.unit(b - a))


class Segment(_Through):
    """The segment between two points; also its length."""

    makes = "segment"
    symmetric = True

    def place(self, at: Instances) -> plane.Segment:
        return plane.Segment(at.point(self.A), at.point(self.B))


class Angle(Object):
    """The angle ABC, between 0° and 180°."""

    makes = "angle"
    fields = ("A", "B", "C")
    symmetric = ("A", "C")

    def place(self, at: Instances) -> Any:
        b = at.point(self.B)
        u, v = at.point(self.A) - b, at.point(self.C) - b
        return np.absolute(np.arctan2(plane.cross(u, v), plane.dot(u, v)))


class Corner(Object):
    """`angle A`: the angle of the one polygon that has a corner there. Resolved before any number is."""

    makes = "angle"
    fields = ("A",)


class Polygon(Object):
    """A polygon by its corners in order."""

    makes = "polygon"
    fields = ("corners",)

    def canonical(self) -> tuple[Any, ...]:
        names = [c.key for c in self.corners]
        count = len(names)
        turns = [
            tuple(names[(i + s * k) % count] for k in range(count)) for i in range(count) for s in (1, -1)
        ]
        return min(turns)

    def place(self, at: Instances) -> tuple[Any, ...]:
        return tuple(at.point(c) for c in self.corners)

    def sides(self) -> tuple[Segment, ...]:
        corners = self.corners
        return tuple(Segment(a, b) for a, b in zip(corners, corners[1:] + corners[:1], strict=True))

    def angles(self) -> tuple[Angle, ...]:
        c = self.corners
        return tuple(Angle(c[i - 1], c[i], c[(i + 1) % len(c)]) for i in range(len(c)))


class Choice(Object):
    """A construction that gives several points, before one is chosen."""

    makes = "choice"


class Part(Object):
    """One of the several things that a construction makes."""

    fields = ("of", "index")

    @property
    def makes(self) -> str:
        made = self.of.makes
        return made[self.index] if isinstance(made, tuple) else "point"

    def place(self, at: Instances) -> Any:
        return at.value(self.of)[self.index]


class Num(Quantity):
    """A literal."""

    fields = ("value", "makes")
    makes: ClassVar[Any]

    def place(self, at: Instances) -> Any:
        value = np.radians(self.value) if self.args[1] == "degrees" else self.value
        return value * np.ones(at.n)


class Measure(Quantity):
    """An angle's size as a number to reckon with."""

    makes = "degrees"
    fields = ("angle",)

    def place(self, at: Instances) -> Any:
        return at.angle(self.angle)


class Proportion(Object):
    """`a : b : c`"""

    makes = "proportion"
    fields = ("parts",)

    def place(self, at: Instances) -> tuple[Any, ...]:
        return tuple(at.number(p) for p in self.parts)


class Range(Object):
    """`low..high`"""

    makes = "range"
    fields = ("low", "high")

    def show(self) -> str:
        return f"{tight(self.low)}..{tight(self.high)}"


def names(term: Term) -> tuple[str, ...]:
    """The names that a term speaks of, in order, without repeats."""
    found = term.__dict__.get("_names")
    if found is None:
        found = term.__dict__["_names"] = tuple(
            dict.fromkeys(t.name for t in term.walk() if isinstance(t, Ref))
        )
    return found
