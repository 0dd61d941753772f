"""Pins: the numbers that hold every object of a figure in its place, and how a program says them.

What is written down is what is drawn: a figure's values are made from its pins, by the same steps as when its
program is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np

from geodsl.instances import Instances
from geodsl.language.printing import number
from geodsl.language.types import QUANTITIES
from geodsl.numeric import plane
from geodsl.scene import Node, Scene

__all__ = ["Pins", "held", "pinned", "pins_of", "rows", "together", "values", "written"]

Pins: TypeAlias = dict[str, np.ndarray]
"""By name: an object's numbers, (numbers, n)."""

_DIGITS = 14  # behind the point, in a figure of size 1


def pinned(node: Node) -> bool:
    """Whether an object is held by numbers of its own; regions follow from what bounds them."""
    return node.type != "region"


def pins_of(scene: Scene, at: Instances) -> Pins:
    """The numbers of every figure of a batch, rounded to what a program says."""
    digits = _DIGITS - int(np.ceil(np.log10(max(1.0, float(np.max(at.size, initial=1.0))))))
    out = {}
    for node in scene.nodes:
        if pinned(node):
            numbers = [np.broadcast_to(x, (at.n,)) for x in _numbers(node, at.value(node.ref), at)]
            # Adding 0 makes -0 a plain one.
            out[node.name] = np.round(np.stack(numbers).astype(float), digits) + 0.0
    return out


def _numbers(node: Node, value: Any, at: Instances) -> tuple[Any, ...]:
    match value:
        case plane.Line() | plane.Ray():
            far = value.origin + at.size * value.direction
            return value.origin.real, value.origin.imag, far.real, far.imag
        case plane.Segment():
            return value.a.real, value.a.imag, value.b.real, value.b.imag
        case plane.Circle():
            return value.center.real, value.center.imag, value.radius
        case plane.Arc():
            start, sweep = np.degrees(value.start), np.degrees(value.sweep)
            return value.center.real, value.center.imag, value.radius, start, start + sweep
    if node.type == "point":
        return value.real, value.imag
    return (np.degrees(value) if node.type == "degrees" else value,)


def rows(pins: Pins, keep: Any) -> Pins:
    """The pins of some of the figures."""
    return {name: numbers[:, keep] for name, numbers in pins.items()}


def together(many: Sequence[Pins]) -> Pins:
    """The pins of many figures of one scene, one after another."""
    return {name: np.concatenate([pins[name] for pins in many], axis=1) for name in many[0]}


def held(node: Node, numbers: np.ndarray) -> Any:
    """The value of an object that is held by numbers, (numbers, n)."""
    match node.type, tuple(numbers):
        case "point", (x, y):
            return x + 1j * y
        case "line", (x, y, u, v):
            origin, far = x + 1j * y, u + 1j * v
            return plane.Line(origin, plane.unit(far - origin))
        case "ray", (x, y, u, v):
            origin, far = x + 1j * y, u + 1j * v
            return plane.Ray(origin, plane.unit(far - origin))
        case "segment", (x, y, u, v):
            return plane.Segment(x + 1j * y, u + 1j * v)
        case "circle", (x, y, r):
            return plane.Circle(x + 1j * y, r)
        case "arc", (x, y, r, s, t):
            return plane.Arc(x + 1j * y, r, np.radians(s), np.radians(t) - np.radians(s))
        case "degrees", (value,):
            return np.radians(value)
        case kind, (value,) if kind in QUANTITIES:
            return value
    raise TypeError(f"a {node.type} isn't held by numbers")


def values(scene: Scene, pins: Pins) -> dict[Any, Any]:
    """The values of everything that is pinned."""
    return {node.ref: held(node, pins[node.name]) for node in scene.nodes if node.name in pins}


def written(node: Node, pins: Pins, k: int) -> str:
    """The statement that pins an object of the k-th figure."""
    told = [number(x) for x in pins[node.name][:, k].tolist()]
    match node.type, tuple(told):
        case "point", (x, y):
            return f"point {node.name} at ({x}, {y})"
        case "line", (x, y, u, v):
            return f"line {node.name} through ({x}, {y}) and ({u}, {v})"
        case "ray", (x, y, u, v):
            return f"ray {node.name} from ({x}, {y}) through ({u}, {v})"
        case "segment", (x, y, u, v):
            return f"segment {node.name} from ({x}, {y}) to ({u}, {v})"
        case "circle", (x, y, r):
            return f"circle {node.name} center ({x}, {y}) radius {r}"
        case "arc", (x, y, r, s, t):
            return f"arc {node.name} center ({x}, {y}) radius {r} from {_angle(s)} to {_angle(t)}"
        case "degrees", (value,):
            return f"let {node.name} = {_angle(value)}"
        case _, (value,):
            return f"let {node.name} = {value}"
    raise TypeError(f"a {node.type} isn't held by numbers")


def _angle(degrees: str) -> str:
    return f"({degrees}°)" if degrees.startswith("-") else f"{degrees}°"
