"""What is drawn anew in every instance: free points, lines, circles and numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.arithmetic import quantity
from geodsl.instances import Instances
from geodsl.language.term import Construction, Quantity
from geodsl.numeric import Circle, Line, turn

__all__ = ["Free", "FreeCircle", "FreeLength", "FreeLine", "OneOf", "Pick", "Uniform"]


class Free(Construction):
    """A free point. `scale` is a number that says how far apart things are."""

    makes = "point"
    free = 2
    fields = ("scale",)

    def place(self, at: Instances) -> Any:
        x, y = at.free(self)
        return at.number(self.scale) * ((x - 0.5) + 1j * (y - 0.5))


class FreeLine(Construction):
    """A free line."""

    makes = "line"
    free = 2
    fields = ("scale",)

    def place(self, at: Instances) -> Line:
        t, d = at.free(self)
        way = turn(np.pi * t)
        return Line(0.6 * at.number(self.scale) * (d - 0.5) * 1j * way, way)


class FreeCircle(Construction):
    """A free circle."""

    makes = "circle"
    free = 3
    fields = ("scale",)

    def place(self, at: Instances) -> Circle:
        x, y, r = at.free(self)
        scale = at.number(self.scale)
        return Circle(0.5 * scale * ((x - 0.5) + 1j * (y - 0.5)), scale * (0.15 + 0.25 * r))


class FreeLength(Construction, Quantity):
    """A length that nothing says: the radius of `circle w center O`."""

    makes = "length"
    free = 1
    fields = ("scale",)

    def place(self, at: Instances) -> Any:
        (t,) = at.free(self)
        # In a circle that only stands inside a fact nobody has set the scale.
        scale = 1.0 if self.scale is None else at.number(self.scale)
        return scale * (0.15 + 0.25 * t)


class Pick(Construction):
    """One of the points that a construction gives, drawn for every instance."""

    makes = "point"
    picks = 2
    fields = ("of",)

    def place(self, at: Instances) -> Any:
        first, second = at.value(self.of)
        # Where only one of the two is there (the other lies off a ray or an arc), that one it is.
        chosen = (at.pick(self) == 0) & ~np.isnan(first) | np.isnan(second)
        return np.where(chosen, first, second)


class Uniform(Construction, Quantity):
    """A number drawn from a range."""

    free = 1
    fields = ("low", "high", "dimension")

    @property
    def makes(self) -> str:
        return self.dimension

    def place(self, at: Instances) -> Any:
        (t,) = at.free(self)
        low, high = at.number(self.low), at.number(self.high)
        return low + (high - low) * t


class OneOf(Construction, Quantity):
    """A number chosen from a list: `let k = one of 1, 2, 3`."""

    phrases = ("one of {options: quantities}",)

    @property
    def picks(self) -> int:  # type: ignore[override]
        return len(self.options)

    @property
    def makes(self) -> str:
        kinds = {quantity(o).makes for o in self.options}
        if len(kinds) == 2 and "degrees" not in kinds:
            kinds.discard("number")  # a plain number beside a length is a length
        return kinds.pop() if len(kinds) == 1 else "mixed"

    def place(self, at: Instances) -> Any:
        choice = at.pick(self)
        out = at.number(self.options[0])
        for k, option in enumerate(self.options[1:], 1):
            out = np.where(choice == k, at.number(option), out)
        return out
