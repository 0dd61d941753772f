"""What a printed number says: `label AB "5"` tells a reader that AB is 5 long."""

from __future__ import annotations

import re
from math import sqrt

from geodsl.directives.mark import DimensionText, Label
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.length_value import LengthValue
from geodsl.language.term import Directive, Fact
from geodsl.objects import Num

__all__ = ["printed"]

_NUMBER = r"\d+(?:\.\d+)?"
# `5`, `√26`, `2√6`, `3√2/2`, `7/2`, each perhaps with a unit of length, which is that of the program.
_ROOT = rf"\s*(?:√|sqrt)\s*\(?({_NUMBER})\)?"
_LENGTH = re.compile(rf"({_NUMBER})?(?:{_ROOT})?(?:\s*/\s*({_NUMBER}))?\s*(?:mm|cm|dm|m|km|in|ft)?")
_SIZE = re.compile(rf"({_NUMBER})\s*(?:°|deg)?")


def printed(order: Directive) -> Fact | None:
    """The fact that a number at a segment or an angle states; letters and expressions are free."""
    if not isinstance(order, Label | DimensionText):
        return None
    thing = order.thing if isinstance(order, Label) else order.s
    text = order.text.strip()
    length = _LENGTH.fullmatch(text)
    if thing.makes == "segment" and length and any(length.groups()[:2]):
        factor, square, divisor = (float(part) if part else 1.0 for part in length.groups())
        if divisor:
            return LengthValue(thing, Num(factor * sqrt(square) / divisor, "number"))
    size = _SIZE.fullmatch(text)
    if thing.makes == "angle" and size:
        return AngleValue(thing, Num(float(size[1]), "degrees"))
    return None
