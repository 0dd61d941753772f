"""What a printed number says: `label AB "5"` tells a reader that AB is 5 long."""

from __future__ import annotations

import re

from geodsl.directives.mark import DimensionText, Label
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.length_value import LengthValue
from geodsl.language.term import Directive, Fact
from geodsl.objects import Num

__all__ = ["printed"]

_LENGTH = re.compile(r"\d+(?:\.\d+)?")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*°")


def printed(order: Directive) -> Fact | None:
    """The fact that a bare number at a segment or an angle states; letters and expressions are free."""
    if not isinstance(order, Label | DimensionText):
        return None
    thing = order.thing if isinstance(order, Label) else order.s
    text = order.text.strip()
    if thing.makes == "segment" and _LENGTH.fullmatch(text):
        return LengthValue(thing, Num(float(text), "number"))
    size = _SIZE.fullmatch(text)
    if thing.makes == "angle" and size:
        return AngleValue(thing, Num(float(size[1]), "degrees"))
    return None
