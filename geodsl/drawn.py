"""What a scene puts on the page: its strokes and its visible points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geodsl.directives.draw import Dash, Draw, Hide
from geodsl.language.term import Term
from geodsl.objects import Angle, Line, Polygon, Ray, Ref, Segment
from geodsl.scene import Scene

__all__ = ["hidden_points", "strokes"]


def hidden_points(scene: Scene) -> frozenset[str]:
    """The names of points that are left out."""
    items = (i for d in scene.directives if isinstance(d, Hide) for i in d.items)
    return frozenset(i.name for i in items if isinstance(i, Ref) and i.makes == "point")


def strokes(scene: Scene) -> dict[Any, tuple[Term, str]]:
    """What is drawn, in order: key of a stroke -> the term and its style."""
    drawn: dict[Any, tuple[Term, str]] = {}
    for thing in _by_statement(scene):
        for part in _parts(thing):
            drawn.setdefault(part.key, (part, "solid"))
    for d in scene.directives:
        if isinstance(d, Draw | Dash):
            style = d.style if isinstance(d, Draw) else "dashed"
            for item in d.items:
                for part in _parts(item):
                    drawn[part.key] = (part, style)
    hidden = [i for d in scene.directives if isinstance(d, Hide) for i in d.items]
    for item in hidden:
        for part in _parts(item):
            drawn.pop(part.key, None)
    if not drawn and not hidden:
        for node in scene.nodes:
            for part in node.term.walk():
                if isinstance(part, Segment | Ray | Line):
                    drawn.setdefault(Segment(part.A, part.B).key, (Segment(part.A, part.B), "solid"))
    return drawn


def _by_statement(scene: Scene) -> Iterator[Term]:
    """What a program puts on the page by naming it: shapes, circles, lines."""
    for fact in scene.given:
        # A shape that is stated is drawn; `angle ABC = 30°` and the like only speak of what is.
        if type(fact).slots and type(fact).slots[0].new:
            yield from (a for a in fact.args if isinstance(a, Polygon))
    for node in scene.nodes:
        if node.type in ("line", "ray", "segment", "circle", "arc"):
            yield node.ref
    yield from scene.shown


def _parts(thing: Term) -> tuple[Term, ...]:
    if isinstance(thing, Polygon):
        return thing.sides()
    if isinstance(thing, Angle):
        return Segment(thing.B, thing.A), Segment(thing.B, thing.C)
    return (thing,)
