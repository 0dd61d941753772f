"""Terms as sizes, exact numbers, and sums of sizes."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from geodsl import arithmetic
from geodsl.constructions import measures
from geodsl.constructions.round_measures import ArcLength, RegionArea
from geodsl.instances import Instances
from geodsl.language.term import Construction, Term
from geodsl.objects import Angle, Measure, Num, Polygon, Ref, Segment
from geodsl.solutions.claim import Size
from geodsl.solutions.exact import Exact, Inexact
from geodsl.solutions.sight import Sight, around

__all__ = ["called", "constant", "linear", "made", "names_of", "size_of"]


def names_of(polygon: Any, sight: Sight) -> tuple[str, ...] | None:
    if not isinstance(polygon, Polygon) or not all(isinstance(c, Ref) for c in polygon.corners):
        return None
    names = tuple(c.name for c in polygon.corners)
    return names if all(n in sight.called for n in names) else None


def size_of(term: Term, sight: Sight) -> Size | None:
    """The size that a term speaks of."""
    match term:
        case Segment() | arithmetic.Length() | measures.SegmentLength():
            s = term if isinstance(term, Segment) else term.args[0]
            s = made(s, sight) if isinstance(s, Ref) else s
            if isinstance(s, Segment) and called(sight, s.A, s.B):
                return sight.length(s.A.name, s.B.name)
        case measures.Distance() if called(sight, term.P, term.Q):
            return sight.length(term.P.name, term.Q.name)
        case Angle() if called(sight, *term.args):
            return sight.angle(term.A.name, term.B.name, term.C.name)
        case Measure():
            return size_of(term.angle, sight)
        case measures.Area() if names := names_of(term.p, sight):
            return Size("area", around(names))
        case measures.Perimeter() if names := names_of(term.p, sight):
            return Size("perimeter", around(names))
        case measures.Radius() | measures.Circumference() | measures.CircleArea() if isinstance(term.w, Ref):
            if any(w.name == term.w.name for w in sight.circles):
                kinds = {"Radius": "radius", "Circumference": "circumference", "CircleArea": "disc"}
                return Size(kinds[type(term).__name__], (term.w.name,))
        case RegionArea() if isinstance(term.g, Ref):
            return Size("region", (term.g.name,))
        case ArcLength() if isinstance(term.a, Ref):
            return Size("arc", (term.a.name,))
        case Ref() if term.name in sight.scene.by_name and term.makes in ("number", "length", "degrees"):
            return Size("number", (term.name,))
    return None


def made(ref: Ref, sight: Sight) -> Term:
    node = sight.scene.by_name.get(ref.name)
    return node.term if node else ref


def called(sight: Sight, *points: Any) -> bool:
    return all(isinstance(p, Ref) and p.name in sight.called for p in points)


def constant(term: Term) -> Exact | None:
    """The exact value of a term that speaks of no name and draws nothing."""
    if isinstance(term, Num):
        return _exact(float(term.value))
    if any(isinstance(t, Ref) or (isinstance(t, Construction) and (t.free or t.picks)) for t in term.walk()):
        return None
    if isinstance(term, Segment | Angle) or not hasattr(term, "place"):
        return None
    try:
        with np.errstate(all="ignore"):
            value = float(np.asarray(Instances(1).number(term)).reshape(-1)[0])
    except (TypeError, AttributeError, KeyError, ValueError):
        return None
    return _exact(float(np.degrees(value)) if term.makes == "degrees" else value)


def _exact(x: float) -> Exact | None:
    try:
        return Exact.of(x)
    except Inexact:
        return None


def linear(term: Term, sight: Sight) -> tuple[dict[Size, Fraction], Fraction] | None:
    """A term as a sum of multiples of sizes and a number; none where it isn't one."""
    number = constant(term)
    if number is not None:
        return None if number.rational is None else ({}, number.rational)
    match term:
        case arithmetic.Add():
            total: dict[Size, Fraction] = {}
            rest = Fraction(0)
            for sign, part in zip(term.signs, term.terms, strict=True):
                found = linear(part, sight)
                if found is None:
                    return None
                q = Fraction(1 if sign == "+" else -1)
                for size, c in found[0].items():
                    total[size] = total.get(size, Fraction(0)) + q * c
                rest += q * found[1]
            return total, rest
        case arithmetic.Multiply():
            factor, one = Fraction(1), None
            for part in term.factors:
                number = constant(part)
                if number is not None and number.rational is not None:
                    factor *= number.rational
                elif one is None:
                    one = linear(part, sight)
                    if one is None:
                        return None
                else:
                    return None
            return _scaled(one, factor) if one else None
        case arithmetic.Divide():
            below = constant(term.bottom)
            top = linear(term.top, sight)
            if below is None or not below.rational or top is None:
                return None
            return _scaled(top, 1 / below.rational)
    whole = size_of(term, sight)
    return ({whole: Fraction(1)}, Fraction(0)) if whole else None


def _scaled(
    found: tuple[dict[Size, Fraction], Fraction], k: Fraction
) -> tuple[dict[Size, Fraction], Fraction]:
    return {s: c * k for s, c in found[0].items()}, found[1] * k
