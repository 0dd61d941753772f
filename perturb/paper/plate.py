"""A plate: what is drawn of a figure in which every object is pinned by numbers.

All pictures of a group are printed from plates, the positive's too. A plate with numbers is a program; so every
member of a group has a program of its own, and its picture is that program's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from geodsl.directives.draw import Dash, Dot, Draw, DrawArrow, Hide
from geodsl.directives.mark import Label, LabelValue, Mark, MarkAngle
from geodsl.directives.overlook import Overlook
from geodsl.elaborate.printed import printed
from geodsl.entailment import closure
from geodsl.facts.ink.places import covered
from geodsl.ink import Ink, Stroke, ink
from geodsl.ink.shades import shades
from geodsl.ink.shown import shown
from geodsl.ink.signs import signs
from geodsl.ink.signs import written as texts
from geodsl.ink.strokes import letters
from geodsl.instances import Instances
from geodsl.language.printing import slot
from geodsl.language.term import Directive, Fact, Term
from geodsl.objects import Angle, Segment
from geodsl.scene import Node, Scene
from perturb.paper.pins import Pins, pinned, written

__all__ = ["Plate"]

_STROKED = (Draw, DrawArrow, Dash, Dot)  # told anew, stroke by stroke
_SAID = ("given", "solve", "claims", "questions", "directives", "poses", "shown", "overlooked")  # of a scene
_DRAWN = ("line", "ray", "segment", "circle", "arc")  # drawn by being named


@dataclass(frozen=True)
class Plate:
    """What is drawn of a scene, without a number.

    Attributes:
        scene: whose objects they are.
        strokes: every curve on the page, in the order in which they are drawn.
        orders: marks, labels, shades, what is hidden.
    """

    scene: Scene
    strokes: tuple[Stroke, ...]
    orders: tuple[Directive, ...]

    @classmethod
    def of(cls, scene: Scene) -> Plate:
        """The plate of what a program draws."""
        orders: list[Directive] = []
        for order in scene.directives:
            if isinstance(order, (Overlook, *_STROKED)):
                continue
            if isinstance(order, Hide):
                points = tuple(i for i in order.items if i.makes == "point")
                if points:
                    orders.append(Hide(points))
                continue
            orders.append(order)
        return cls(scene, ink(scene).strokes, tuple(orders))

    # -- what its ink claims ---------------------------------------------------------------

    def said(self, order: Directive) -> tuple[Fact, ...]:
        """The facts that an order tells in ink: a mark's, a printed number's."""
        if isinstance(order, Mark):
            return (order.fact, *shown(order.fact, self.scene))
        told = printed(order)
        return () if told is None else (told,)

    @property
    def told(self) -> tuple[Fact, ...]:
        """All that marks and printed numbers say, each once."""
        found = {f.key: f for order in self.orders for f in self.said(order)}
        return tuple(found.values())

    def without(self, fallen: Iterable[Fact], lost: Iterable[Directive] = ()) -> Plate:
        """The plate without some orders, and without the marks and numbers that say one of some facts, or what
        entails one."""
        keys, gone = {f.key for f in fallen}, {o.key for o in lost}
        if not keys and not gone:
            return self
        stay = tuple(o for o in self.orders if o.key not in gone and not keys & closure(self.said(o)))
        return replace(self, orders=stay)

    def leans(self, order: Directive) -> tuple[Segment, ...]:
        """The segments at which an order's signs and texts stand: drawn ones, unless the sign floats in white."""
        things: list[Any] = [t for f in self.said(order) for t in f.args]
        if isinstance(order, MarkAngle):
            things = [order.angle]
        elif isinstance(order, Label | LabelValue):
            things = [order.thing]
        found: dict[str, Segment] = {}
        for thing in things:
            if isinstance(thing, Angle):
                found.update((s.key, s) for s in (Segment(thing.B, thing.A), Segment(thing.B, thing.C)))
            elif isinstance(thing, Segment):
                found[thing.key] = thing
        return tuple(found.values())

    def bare(self, at: Instances) -> dict[Directive, np.ndarray]:
        """For each order, in which figures one of these segments isn't drawn."""
        strokes = [s.term for s in self.strokes]
        drawn: dict[str, np.ndarray] = {}
        out = {}
        for order in self.orders:
            some = self.leans(order)
            for s in some:
                if s.key not in drawn:
                    drawn[s.key] = covered(at, s, strokes)
            if some:
                out[order] = ~np.all([drawn[s.key] for s in some], axis=0)
        return out

    def relabelled(self, orders: Iterable[tuple[Directive, Directive]]) -> Plate:
        """The plate with some orders replaced by others.

        Raises:
            ValueError: where one isn't there.
        """
        new = {old.key: order for old, order in orders}
        if not new.keys() <= {o.key for o in self.orders}:
            raise ValueError("its mark went with another negative")
        return replace(self, orders=tuple(new.get(o.key, o) for o in self.orders))

    def renamed(self, names: Callable[[Term], Term]) -> Plate:
        """The same ink with other names for its points, or other words for what they name."""
        strokes = tuple(replace(s, term=s.term.map(names)) for s in self.strokes)
        return Plate(_renamed(self.scene, names), strokes, tuple(o.map(names) for o in self.orders))

    @cached_property
    def ink(self) -> Ink:
        """What it says.

        Raises:
            TooManySigns: if there are more classes of equals than signs.
        """
        scene = replace(self.scene, directives=self.orders)
        return Ink(self.strokes, letters(scene), shades(scene), signs(scene), texts(scene))

    # -- as a program ------------------------------------------------------------------------

    def text(
        self, pins: Pins, k: int, *, claims: Sequence[Fact] = (), overlooked: Sequence[Fact] = ()
    ) -> str:
        """The program of the k-th figure."""
        lines = [f"diagram {slot(self.scene.title, _TEXT)}"] if self.scene.title else []
        lines += [written(node, pins, k) for node in self.scene.nodes if pinned(node)]
        lines += [f"{node.name} = {node.term}" for node in self.scene.nodes if not pinned(node)]
        lines += self._drawn
        said = {f.key for f in claims}
        unasked = {f.key: f for f in (*self.scene.overlooked, *overlooked) if f.key not in said}
        lines += [str(Overlook(f)) for f in unasked.values()]
        lines += [f"claim {f}" for f in claims]
        return "\n".join(lines) + "\n"

    @cached_property
    def _drawn(self) -> tuple[str, ...]:
        return tuple(self._drawing())

    def _drawing(self) -> Iterator[str]:
        drawn = {s.term.key for s in self.strokes}
        named = {n.ref.key: n for n in self.scene.nodes if n.type in _DRAWN}
        left_out = tuple(n.ref for n in named.values() if n.ref.key not in drawn)
        if left_out:
            yield str(Hide(left_out))
        for stroke in self.strokes:
            if stroke.arrow:
                yield str(DrawArrow((stroke.term,), stroke.line))
            elif stroke.line != "solid" or stroke.term.key not in named:
                yield str(Draw((stroke.term,), stroke.line))
        if not self.strokes:
            points = tuple(n.ref for n in self.scene.nodes if n.type == "point")[:1]
            yield from (str(Draw(points, "solid")) for _ in points)  # nothing else would draw everything
        yield from map(str, self.orders)


def _renamed(scene: Scene, names: Callable[[Term], Term]) -> Scene:
    def new(terms: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(term.map(names) for term in terms)

    def called(node: Node) -> Node:
        name = names(node.ref).args[0]
        return replace(node, name=name, term=node.term.map(names))

    said: dict[str, Any] = {part: new(getattr(scene, part)) for part in _SAID}
    return replace(scene, nodes=tuple(map(called, scene.nodes)), **said)


class _Text:
    type = "text"


_TEXT: Any = _Text()


def nodes_of(scene: Scene, kind: str) -> tuple[Node, ...]:
    """The objects of one type."""
    return tuple(n for n in scene.nodes if n.type == kind)
