"""Every object of a figure as free to move: what rank tests ask about and what counterfactuals move.

A point moves two ways, a line turns and shifts, a circle moves and grows, a drawn number changes; whatever
else a scene names follows from them. All steps are dimensionless: shares of the figure's size, radians, shares
of a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.numeric import Circle, Line, turn
from geodsl.objects import Ref
from geodsl.scene import Node, Scene

__all__ = ["Moving"]

_WAYS = {"point": 2, "line": 2, "circle": 3}


class Moving:
    """The ways in which the objects of a scene can move.

    Attributes:
        nodes: the objects that move by themselves.
        ways: for each of them, which of the steps are its own.
        count: how many steps there are.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.nodes: tuple[Node, ...] = tuple(
            n for n in scene.nodes if n.type in _WAYS or (not n.needs and getattr(n.term, "free", None))
        )
        self.ways: dict[str, slice] = {}
        start = 0
        for node in self.nodes:
            self.ways[node.name] = slice(start, start + _WAYS.get(node.type, 1))
            start = self.ways[node.name].stop
        self.count = start

    def place(self, at: Instances, steps: Sequence[Any], *, told: dict[Any, Any] | None = None) -> Instances:
        """The figures of a batch after steps: rows of numbers, or variables.

        Args:
            told: values of further terms, known beforehand.
        """
        moved = Instances(
            at.n, size=at.size, values=told, free=at._free, picks=at._picks, points=self.scene.point_refs
        )
        for node in self.scene.nodes:
            way = self.ways.get(node.name)
            moved.put(
                node.ref,
                moved.value(node.term) if way is None else self.moved(node, steps[way], at),
            )
        return moved

    @staticmethod
    def moved(node: Node, steps: Sequence[Any], at: Instances) -> Any:
        """An object's value after steps of its own."""
        return _moved(node.ref, steps, at)


def _moved(ref: Ref, steps: Sequence[Any], at: Instances) -> Any:
    old = at.value(ref)
    if ref.type == "point":
        x, y = steps
        return old + at.size * (x + 1j * y)
    if isinstance(old, Line):
        t, d = steps
        return Line(old.origin + at.size * d * (1j * old.direction), old.direction * turn(t))
    if isinstance(old, Circle):
        x, y, r = steps
        return Circle(old.center + at.size * (x + 1j * y), old.radius + at.size * r)
    scale = np.where(np.absolute(old) > 0, np.absolute(old), 1.0)
    return old + scale * steps[0]
