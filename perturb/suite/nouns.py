"""Nouns: what `any point`, `any side`, `any parallel` speak of."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from geodsl.language.term import Fact
from geodsl.language.types import polygon_size
from geodsl.language.vocabulary import standard
from geodsl.objects import Polygon
from perturb.site import Site

__all__ = ["FACTS", "THINGS", "fact_nouns", "is_a", "plural", "words_of"]

Test = Callable[[Any, Site], bool]

# Kinds of facts whose classes' names don't read as nouns; the first is the one that messages use.
_CALLED: dict[str, tuple[str, ...]] = {
    "AngleValue": ("angle value", "angle"),
    "Bisects": ("angle bisector", "bisector"),
    "CenterOf": ("center",),
    "CenterOfPolygon": ("center",),
    "Circumscribed": ("circumscribed polygon",),
    "Collinear": ("collinear points",),
    "Concurrent": ("concurrent lines",),
    "Concyclic": ("concyclic points",),
    "Congruent": ("congruence", "congruent polygons", "congruent triangles"),
    "Convex": ("convex polygon",),
    "Cyclic": ("cyclic polygon", "cyclic quadrilateral"),
    "Divides": ("division",),
    "Equidiagonal": ("equidiagonal quadrilateral",),
    "Equilateral": ("equilateral triangle",),
    "ExternallyTangent": ("external tangency", "tangency"),
    "HalfEquilateral": ("half-equilateral triangle",),
    "Inscribed": ("inscribed polygon",),
    "InternallyTangent": ("internal tangency", "tangency"),
    "Isosceles": ("isosceles triangle",),
    "IsoscelesAt": ("isosceles triangle",),
    "LengthValue": ("length value", "length"),
    "OnArc": ("point on arc",),
    "OnCircle": ("point on circle",),
    "OnLine": ("point on line",),
    "OnRay": ("point on ray",),
    "OnSegment": ("point on segment",),
    "Orthodiagonal": ("orthodiagonal quadrilateral",),
    "Parallel": ("parallel", "parallel lines"),
    "Perpendicular": ("perpendicular", "perpendicular lines"),
    "RadiusOf": ("radius",),
    "Regular": ("regular polygon",),
    "RegularInscribed": ("inscribed regular polygon",),
    "RightAt": ("right triangle",),
    "RightIsosceles": ("right isosceles triangle",),
    "SameRatio": ("ratio", "equal ratios"),
    "Scalene": ("scalene triangle",),
    "Similar": ("similarity", "similar polygons", "similar triangles"),
    "TangentTo": ("tangent", "tangency"),
    "Tangential": ("tangential quadrilateral",),
}
_PLURALS = {"radius": "radii", "vertex": "vertices", "rhombus": "rhombuses"}
_CENTERS = ("centerOf", "CenterOf", "CentroidOf", "PointOf", "punktOf")
_OWNER = re.compile(r"(?: of| at| of polygon| value)$")


def plural(noun: str) -> str:
    """`right angles`, `points on circle`; what ends in s is several already."""
    head, _, rest = noun.partition(" on ")
    words = head.split()
    last = words[-1]
    if not last.endswith("s") or last in _PLURALS:
        last = _PLURALS.get(last) or (last[:-1] + "ies" if last[-1] == "y" else last + "s")
    text = " ".join((*words[:-1], last))
    return f"{text} on {rest}" if rest else text


@lru_cache(maxsize=1)
def fact_nouns() -> dict[str, frozenset[str]]:
    """What each noun, in the singular and the plural, calls: names of kinds of facts."""
    found: dict[str, set[str]] = {}
    for kind in standard().facts:
        for noun in words_of(kind.__name__):
            for text in (noun, plural(noun)):
                found.setdefault(text, set()).add(kind.__name__)
    return {noun: frozenset(kinds) for noun, kinds in found.items()}


def words_of(kind: str) -> tuple[str, ...]:
    """The nouns for a kind of fact: its own, or its class's name in words."""
    found = _CALLED.get(kind)
    if found is None:
        found = (_OWNER.sub("", re.sub(r"(?<!^)(?=[A-Z])", " ", kind).lower()),)
    return found


def _makes(*kinds: str) -> Test:
    return lambda value, site: getattr(value, "makes", None) in kinds


def _corners(count: int | None) -> Test:
    def test(value: Any, site: Site) -> bool:
        return isinstance(value, Polygon) and count in (None, len(value.corners))

    return test


def _side(value: Any, site: Site) -> bool:
    ends = {getattr(value, "A", None), getattr(value, "B", None)}
    return any(ends == {s.A, s.B} for p in site.inventory.polygons for s in p.sides())


def _diagonal(value: Any, site: Site) -> bool:
    ends = {getattr(value, "A", None), getattr(value, "B", None)}
    return not _side(value, site) and any(
        ends <= set(p.corners) for p in site.inventory.polygons if None not in ends
    )


def _vertex(value: Any, site: Site) -> bool:
    return any(value in p.corners for p in site.inventory.polygons)


def _anything(value: Any, site: Site) -> bool:
    return True


def _is_fact(value: Any, site: Site) -> bool:
    return isinstance(value, Fact)


_STRAIGHT = ("line", "segment", "ray")
_SINGULAR: dict[str, Test] = {
    "point": _makes("point"),
    "letter": _makes("point"),
    "label": _makes("point"),
    "vertex": _vertex,
    "circle": _makes("circle"),
    "arc": _makes("arc"),
    "line": _makes(*_STRAIGHT),
    # A line that is told by two points of it is looked at between them.
    "segment": lambda value, site: getattr(value, "makes", None) in _STRAIGHT and hasattr(value, "A"),
    "ray": _makes("ray"),
    "side": _side,
    "diagonal": _diagonal,
    "curve": _makes(*_STRAIGHT, "circle", "arc"),
    "stroke": _anything,
    "angle": _makes("angle"),
    "region": _anything,
    "length": _makes("length", "segment", "number"),
    "ratio": _makes("proportion"),
    "fact": _is_fact,
    "mark": _is_fact,
    "pattern": lambda value, site: isinstance(value, str),
    "polygon": _corners(None),
    "shape": lambda value, site: isinstance(value, str | Polygon),
    "center": lambda value, site: isinstance(value, str),
    **{
        noun: _corners(polygon_size(noun))
        for noun in ("triangle", "quadrilateral", "pentagon", "hexagon", "heptagon", "octagon")
    },
}
THINGS: dict[str, Test] = {text: test for noun, test in _SINGULAR.items() for text in (noun, plural(noun))}
FACTS = ("fact", "facts", "mark", "marks")  # nouns for facts of whatever kind


def is_a(value: Any, noun: str | None, site: Site) -> bool:
    """Whether what fills a place is what a noun says; without a noun, everything is."""
    if noun is None:
        return True
    if isinstance(value, tuple):  # points of a list, lines of one
        return all(is_a(v, noun, site) for v in value)
    if isinstance(value, Fact):
        kinds = fact_nouns().get(noun, frozenset())
        centers = noun in ("center", "centers") and type(value).__name__.endswith(_CENTERS)
        return noun in FACTS or type(value).__name__ in kinds or centers or noun in ("shape", "shapes")
    test = THINGS.get(noun)
    return test is not None and test(value, site)
