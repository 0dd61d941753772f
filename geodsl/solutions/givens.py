"""What a reader of a figure is told: the stated facts, the marks and the printed sizes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from geodsl.directives.mark import Label
from geodsl.elaborate.printed import printed
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.ink.labelled import Labelled
from geodsl.facts.length_value import LengthValue
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.right_angle import RightAngle
from geodsl.ink import Arcs, Arrows, Cross, Dimension, Square, Ticks, ink
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Num, Segment
from geodsl.scene import Scene
from geodsl.solutions.labels import expression

__all__ = ["figure_of", "marked", "printed_sizes", "told"]


def figure_of(figure: Any, seed: int = 0) -> tuple[Scene, Instances, Instances]:
    """The scene, one figure, and further figures of the family, of a diagram or of a view."""
    diagram = getattr(figure, "diagram", figure)
    seen = diagram.observation
    at = getattr(figure, "at", None)
    if at is None:
        at = diagram.realize(seed=seed, n=1).at
    return seen.scene, at, seen.samples


def told(scene: Scene, at: Instances) -> tuple[Fact, ...]:
    """All that the figure and its statement tell, each once; printed sizes as they are printed."""
    found: dict[str, Fact] = {}
    for fact in (*printed_sizes(scene, at), *scene.stated, *marked(scene)):
        found.setdefault(fact.key, fact)
    return tuple(found.values())


def printed_sizes(scene: Scene, at: Instances) -> Iterator[Fact]:
    """The sizes that stand in the figure, rounded as they are printed, and labels with a letter."""
    shown = ink(scene)
    texts: list[tuple[Term, str | None]] = [(w.thing, w.text) for w in shown.written]
    texts += [(d.segment, d.text) for d in shown.of(Dimension)]
    for thing, text in texts:
        if text is not None:
            fact = printed(Label(thing, text))
            if fact is not None:
                yield fact
            elif isinstance(thing, Angle | Segment) and expression(text):
                yield Labelled(thing, text)
        elif isinstance(thing, Angle):
            size = float(np.broadcast_to(np.degrees(at.angle(thing)), (at.n,))[0])
            yield AngleValue(thing, Num(round(size, 1), "degrees"))
        elif thing.makes == "segment":
            size = float(np.broadcast_to(at.length(thing), (at.n,))[0])
            yield LengthValue(thing, Num(round(size, 1), "number"))


def marked(scene: Scene) -> Iterator[Fact]:
    """What the marks say."""
    shown = ink(scene)
    for kind, place, fact in (
        (Ticks, "segment", EqualLengths),
        (Arcs, "angle", EqualAngles),
        (Arrows, "line", Parallel),
    ):
        classes: dict[Any, list[Term]] = {}
        for sign in shown.of(kind):
            if not getattr(sign, "alone", False):
                key = (sign.count, getattr(sign, "ticked", False))
                classes.setdefault(key, []).append(getattr(sign, place))
        for group in classes.values():
            yield from (fact(a, b) for a, b in pairwise(group))
    for sign in shown.signs:
        match sign:
            case Square(angle):
                yield RightAngle(angle)
            case Cross(l, m):
                yield Perpendicular(l, m)
