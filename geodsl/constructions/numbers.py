"""Functions of numbers and angles: roots, sines, absolute values, the smaller of two."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np

from geodsl.arithmetic import quantity
from geodsl.instances import Instances
from geodsl.language.term import Construction, Quantity

__all__ = [
    "AbsoluteValue",
    "AcuteTurn",
    "ArcCosine",
    "ArcSine",
    "ArcTangent",
    "Cosine",
    "Larger",
    "Sine",
    "Smaller",
    "SquareRoot",
    "TangentRatio",
    "UnsignedAngle",
]


class _Function(Construction, Quantity):
    """A number that is made from another by a function of numpy."""

    tight = True
    function: ClassVar[Any]

    def place(self, at: Instances) -> Any:
        return type(self).function(at.number(self.x))


class SquareRoot(_Function):
    """The square root of a number, or of an area, which is a length: `sqrt 2`, `sqrt (AB * CD)`."""

    phrases = ("sqrt {x: quantity}",)
    function = np.sqrt

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        if quantity(self.x).makes not in ("number", "area"):
            raise ValueError("a square root is taken of a number or an area")

    @property
    def makes(self) -> str:
        return "length" if self.x.makes == "area" else "number"


class Sine(_Function):
    """The sine of an angle: `sin 30°`."""

    phrases = ("sin {x: degrees}",)
    function = np.sin
    makes = "number"


class Cosine(_Function):
    """The cosine of an angle: `cos (angle ABC)`."""

    phrases = ("cos {x: degrees}",)
    function = np.cos
    makes = "number"


class TangentRatio(_Function):
    """The tangent of an angle: `tan 30°`."""

    phrases = ("tan {x: degrees}",)
    function = np.tan
    makes = "number"


class ArcSine(_Function):
    """The angle between -90° and 90° with a sine: `arcsin (3 / 5)`."""

    phrases = ("arcsin {x: number}",)
    function = np.arcsin
    makes = "degrees"


class ArcCosine(_Function):
    """The angle between 0° and 180° with a cosine: `arccos (3 / 5)`."""

    phrases = ("arccos {x: number}",)
    function = np.arccos
    makes = "degrees"


class ArcTangent(_Function):
    """The angle between -90° and 90° with a tangent: `arctan 2`."""

    phrases = ("arctan {x: number}",)
    function = np.arctan
    makes = "degrees"


class AbsoluteValue(_Function):
    """A quantity without its sign: `abs (AB - CD)`."""

    phrases = ("abs {x: quantity}",)
    function = np.absolute

    @property
    def makes(self) -> str:
        return quantity(self.x).makes


class _OfTwo(Construction, Quantity):
    symmetric = True
    function: ClassVar[Any]

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        kinds = {quantity(x).makes for x in self.args} - {"number"}
        if len(kinds) > 1 or (kinds == {"degrees"} and "number" in (self.x.makes, self.y.makes)):
            raise ValueError("only quantities of one kind can be compared")

    @property
    def makes(self) -> str:
        kinds = [quantity(x).makes for x in (self.x, self.y)]
        return next((k for k in kinds if k != "number"), "number")

    def place(self, at: Instances) -> Any:
        return type(self).function(at.number(self.x), at.number(self.y))


class Smaller(_OfTwo):
    """The smaller of two quantities: `min of AB and CD`."""

    phrases = ("min of {x: quantity} and {y: quantity}",)
    function = np.minimum


class Larger(_OfTwo):
    """The larger of two quantities: `max of AB and CD`."""

    phrases = ("max of {x: quantity} and {y: quantity}",)
    function = np.maximum


class UnsignedAngle(Quantity):
    """The angle between 0° and 180° that a turn makes: 60° for 60°, -60° and 300°."""

    makes = "degrees"
    fields = ("x",)

    def place(self, at: Instances) -> Any:
        x = at.number(self.x)
        return np.absolute(np.arctan2(np.sin(x), np.cos(x)))


class AcuteTurn(Quantity):
    """The angle between 0° and 90° that a line turned by x makes with itself."""

    makes = "degrees"
    fields = ("x",)

    def place(self, at: Instances) -> Any:
        x = at.number(self.x)
        return np.arctan2(np.absolute(np.sin(x)), np.absolute(np.cos(x)))
