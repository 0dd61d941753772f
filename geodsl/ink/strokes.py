"""Which curves and which points are on the page, and how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geodsl.directives.draw import (
    Dash,
    Dot,
    Draw,
    DrawArrow,
    DrawPoint,
    Hide,
    HideLetter,
    HideLetters,
    HidePoints,
)
from geodsl.directives.mark import Label, LabelAt, LetterAt
from geodsl.ink.values import Letter, Stroke
from geodsl.language.looks import CORNERS, LOOKS
from geodsl.language.term import Term
from geodsl.objects import Angle, Line, Polygon, Ray, Ref, Segment
from geodsl.scene import Scene

__all__ = ["hidden_points", "letters", "outline", "strokes"]


def strokes(scene: Scene) -> dict[Any, Stroke]:
    """What is drawn, in order, by the keys of the curves."""
    drawn: dict[Any, Stroke] = {}
    for thing in _by_statement(scene):
        for part in outline(thing):
            drawn.setdefault(part.key, Stroke(part))
    for term, line, arrow in _ordered(scene):
        for part in outline(term):
            drawn[part.key] = Stroke(part, line, arrow)
    for d in scene.directives:
        if isinstance(d, Dash | Dot):
            for part in (p for item in d.items for p in outline(item)):
                old = drawn.get(part.key, Stroke(part))
                drawn[part.key] = Stroke(old.term, "dashed" if isinstance(d, Dash) else "dotted", old.arrow)
    hidden = [i for d in scene.directives if isinstance(d, Hide) for i in d.items]
    for item in hidden:
        for part in outline(item):
            drawn.pop(part.key, None)
    if not drawn and not hidden:
        # A program that draws nothing shows the lines that it speaks of.
        for node in scene.nodes:
            for part in node.term.walk():
                if isinstance(part, Segment | Ray | Line):
                    drawn.setdefault(Segment(part.A, part.B).key, Stroke(Segment(part.A, part.B)))
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


def _ordered(scene: Scene) -> Iterator[tuple[Term, str, bool]]:
    """What the program orders to be drawn, how, and whether with an arrow."""
    for d in scene.directives:
        if isinstance(d, Draw | DrawArrow):
            yield from ((item, d.style, isinstance(d, DrawArrow)) for item in d.items)


def outline(thing: Term) -> tuple[Term, ...]:
    """The curves that are drawn for a thing; none for a point."""
    if isinstance(thing, Polygon):
        return thing.sides()
    if isinstance(thing, Angle):
        return Segment(thing.B, thing.A), Segment(thing.B, thing.C)
    return () if thing.makes == "point" else (thing,)


def hidden_points(scene: Scene) -> frozenset[str]:
    """The names of points that are left out."""
    if any(isinstance(d, HidePoints) for d in scene.directives):
        return frozenset(scene.points)
    items = (i for d in scene.directives if isinstance(d, Hide) for i in d.items)
    return frozenset(i.name for i in items if isinstance(i, Ref) and i.makes == "point")


def letters(scene: Scene) -> tuple[Letter, ...]:
    """The visible points: what names them, where that stands, and how their dots look."""
    bare = any(isinstance(d, HideLetters) for d in scene.directives)
    texts: dict[str, str | None] = {name: None if bare else name for name in scene.points}
    corners: dict[str, str] = {}
    looks: dict[str, str] = {}
    for d in scene.directives:
        match d:
            case Label() if isinstance(d.thing, Ref) and d.thing.name in texts:
                texts[d.thing.name] = d.text
            case LabelAt():
                texts[d.P.name], corners[d.P.name] = d.text, CORNERS[d.corner]
            case LetterAt():
                corners.update((P.name, CORNERS[d.corner]) for P in d.items)
            case DrawPoint():
                looks.update((P.name, LOOKS[d.look]) for P in d.items)
    for d in scene.directives:
        if isinstance(d, HideLetter):
            texts.update((P.name, None) for P in d.items)
    hidden = hidden_points(scene)
    return tuple(
        Letter(node.ref, texts[node.name], corners.get(node.name), looks.get(node.name))
        for node in scene.nodes
        if node.type == "point" and node.name not in hidden
    )
