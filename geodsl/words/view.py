"""A view: one figure of a diagram as words see it: what can be told of it, and what of that is true."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from geodsl.diagram import Diagram
from geodsl.entailment import closure
from geodsl.facts.acute_triangle import AcuteTriangle
from geodsl.facts.at_most import AtMost
from geodsl.facts.in_range import InRange
from geodsl.facts.ink.drawn import Drawn
from geodsl.facts.inside_circle import InsideCircle
from geodsl.facts.less import Less
from geodsl.facts.obtuse_triangle import ObtuseTriangle
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.outside_circle import OutsideCircle
from geodsl.facts.scalene import Scalene
from geodsl.facts.simple import Simple
from geodsl.ink import Ink, ink
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.language.types import QUANTITIES
from geodsl.ledger import TRUE, Ledger
from geodsl.legible import Legible
from geodsl.numeric import plane
from geodsl.objects import Ref
from geodsl.observe.inked import ink_facts
from geodsl.observe.inventory import Inventory
from geodsl.realize.evaluate import extent, take
from geodsl.scene import Scene

__all__ = ["View", "legible", "scaled"]

# What a reader isn't told in words: bounds within which figures are drawn.
_BOUNDS = (InRange, Less, AtMost, Drawn)
_STATED, _BROUGHT, _IMPLIED, _OPEN, _INK, _PLAIN = 0, 20, 40, 60, 70, 90
_PLAIN_INK = ("Solid", "Lettered")
_SHAPE = 45  # that there is a triangle goes without saying


class View:
    """One figure of a diagram.

    Args:
        at: figures of the diagram, of which the k-th is meant; by default the first of the seed.
    """

    def __init__(self, diagram: Diagram, seed: int = 0, *, at: Instances | None = None, k: int = 0) -> None:
        self.diagram = diagram
        self.scene: Scene = diagram.observation.scene
        self.at = take(diagram.realize(seed=seed, n=1).at if at is None else at, np.array([k]))
        self._verdicts: dict[str, int] = {}

    @property
    def stated(self) -> tuple[Fact, ...]:
        return self.diagram.observation.stated

    @property
    def implied(self) -> tuple[Fact, ...]:
        return self.diagram.observation.implied

    @cached_property
    def ink(self) -> Ink:
        return ink(self.scene)

    @property
    def inventory(self) -> Inventory:
        return self.diagram.observation.inventory

    # -- what can be told ----------------------------------------------------------------------------

    @cached_property
    def legible(self) -> Legible:
        """What a reader of the picture can tell; of all figures of the diagram the same."""
        return legible(self.diagram)

    def tells(self, fact: Fact) -> bool:
        """Whether a reader knows what a fact speaks of and can see whether it holds."""
        return self.legible.tells(fact)

    @cached_property
    def only(self) -> frozenset[str]:
        """The curves at which no letter stands, each the only one of its kind."""
        return self.legible.nameless

    def judge(self, facts: Sequence[Fact]) -> list[int]:
        """Whether each fact is true, unclear or false of the figure."""
        fresh = {f.key: f for f in facts if f.key not in self._verdicts}
        if fresh:
            verdict = Ledger(tuple(fresh.values())).judge(self._inked)[0][:, 0]
            self._verdicts |= dict(zip(fresh, verdict.tolist(), strict=True))
        return [self._verdicts[f.key] for f in facts]

    @cached_property
    def _inked(self) -> Instances:
        at = self.at
        at.ink = self.ink
        return at

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What is true of it and can be told, the most important first."""
        worth: dict[str, tuple[int, Fact]] = {}
        for rank, some in self._sources():
            for k, fact in enumerate(some):
                worth.setdefault(fact.key, (_SHAPE if type(fact) is Simple else rank + min(k, 15), fact))
        ranked = [f for _, f in sorted(worth.values(), key=lambda pair: pair[0])]
        ranked = [f for f in ranked if not isinstance(f, _BOUNDS)]
        told = [f for f, known in zip(ranked, self.legible.all_told(ranked), strict=True) if known]
        return tuple(f for f, v in zip(told, self.judge(told), strict=True) if v == TRUE)

    def _sources(self) -> list[tuple[int, Sequence[Fact]]]:
        drawn = ink_facts(self.ink)
        plain = [f for f in drawn if type(f).__name__ in _PLAIN_INK]
        given = {f.key for f in self.scene.given}
        return [
            (_STATED, [f for f in self.stated if f.key in given]),
            (_BROUGHT, [f for f in self.stated if f.key not in given]),
            (_IMPLIED, self.implied),
            (_OPEN, self._open()),
            (_INK, [f for f in drawn if type(f).__name__ not in _PLAIN_INK]),
            (_PLAIN, plain),
        ]

    def _open(self) -> list[Fact]:
        """Inequalities that one sees at once: of named triangles and of points beside circles."""
        out: list[Fact] = []
        proper = [Simple(p) for p in self.inventory.polygons]
        for simple, verdict in zip(proper, self.judge(proper), strict=True):
            p = simple.p
            out.append(simple)
            if len(p.corners) == 3 and verdict == TRUE:  # a flat one is of no kind
                out += [AcuteTriangle(p), ObtuseTriangle(p), Scalene(p)]
        known = closure((*self.stated, *self.implied))
        for w in self.inventory.circles:
            for P in self.inventory.points:
                if OnCircle(P, w).key not in known:
                    out += [InsideCircle(P, w), OutsideCircle(P, w)]
        return out

    @cached_property
    def names(self) -> dict[str, str]:
        """What the only curves are named in the program, by their kinds."""
        return {self.scene.by_name[name].type: name for name in self.only}

    def coordinates(self) -> dict[str, complex]:
        """Every point as a complex number."""
        at = self.at
        return {
            n.name: complex(np.broadcast_to(at.value(n.ref), (1,))[0])
            for n in self.scene.nodes
            if n.type == "point"
        }


def legible(diagram: Diagram) -> Legible:
    """What a reader of a diagram's picture can tell."""
    from geodsl.elaborate.printed import printed

    seen = diagram.observation
    told = [f for f in map(printed, seen.scene.directives) if f is not None]
    return Legible(
        seen.scene,
        ink(seen.scene),
        told,
        lambda names: (seen.samples, scaled(seen.scene, seen.samples, names)),
    )


def scaled(scene: Scene, at: Instances, printed: frozenset[str], by: float = 2.0) -> Instances:
    """The same figures larger; of the numbers only those that are printed by their names grow along."""
    values: dict[Any, Any] = {}
    for node in scene.nodes:
        ref: Ref = node.ref
        factor = 1.0 if node.type in QUANTITIES and node.name not in printed else by
        values[ref] = _scaled(at.value(ref), node.type, factor)
    out = Instances(at.n, values=values, free=at._free, picks=at._picks, points=at._points)
    out.size = extent(scene, out)
    return out


def _scaled(value: Any, kind: str, factor: float) -> Any:
    if kind == "degrees":
        return value
    if kind == "area":
        return value * factor * factor
    match value:
        case plane.Line() | plane.Ray():
            return value._replace(origin=value.origin * factor)
        case plane.Circle():
            return plane.Circle(value.center * factor, value.radius * factor)
        case plane.Arc():
            return value._replace(center=value.center * factor, radius=value.radius * factor)
        case plane.Segment():
            return plane.Segment(value.a * factor, value.b * factor)
        case tuple():
            parts = tuple(_scaled(v, "", factor) for v in value)
            return type(value)(*parts) if hasattr(value, "_fields") else parts
    return value * factor
