"""Free numbers in, values of every object out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Term
from geodsl.numeric import plane, value
from geodsl.scene import Scene

__all__ = ["evaluate", "extent", "join", "take"]


def evaluate(scene: Scene, free: Any, picks: Mapping[Any, np.ndarray], n: int) -> Instances:
    """Place every object.

    Args:
        scene: what to place.
        free: rows of free numbers, as many as `scene.free_numbers`; arrays or duals.
        picks: the branch chosen by every construction that chooses.
        n: number of instances.
    """
    drawn: dict[Term, list[Any]] = {}
    start = 0
    for term in scene.draws:
        if term.free:
            drawn[term] = [free[k] for k in range(start, start + term.free)]
            start += term.free
    at = Instances(n, free=drawn, picks=picks, points=scene.point_refs)
    for node in scene.nodes:
        at.put(node.ref, at.value(node.term))
    at.size = extent(scene, at)
    return at


def extent(scene: Scene, at: Instances) -> np.ndarray:
    """The size of each figure: the longer side of the box around its points and circles."""
    low_x, high_x, low_y, high_y = [], [], [], []
    for node in scene.nodes:
        v = at.value(node.ref)
        if node.type == "point":
            z, r = value(v), 0.0
        elif isinstance(v, plane.Circle):
            z, r = value(v.center), np.absolute(value(v.radius))
        else:
            continue
        z = np.broadcast_to(z, (at.n,))
        low_x.append(z.real - r)
        high_x.append(z.real + r)
        low_y.append(z.imag - r)
        high_y.append(z.imag + r)
    if not low_x:
        return np.ones(at.n)
    width = np.max(high_x, 0) - np.min(low_x, 0)
    height = np.max(high_y, 0) - np.min(low_y, 0)
    size = np.maximum(width, height)
    return np.where(size > 0, size, 1.0)


def take(at: Instances, keep: np.ndarray) -> Instances:
    """The instances at an index or mask, named objects and drawn numbers only."""

    def cut(v: Any) -> Any:
        if isinstance(v, tuple):
            return type(v)(*map(cut, v)) if hasattr(v, "_fields") else tuple(map(cut, v))
        return np.broadcast_to(v, (at.n,))[keep]

    def part(v: Any) -> Any:
        return [cut(x) for x in v] if isinstance(v, list) else cut(v)

    size = at.size[keep]
    values = {t: cut(v) for t, v in at.known().items() if type(t).__name__ == "Ref"}
    return Instances(
        len(size),
        size=size,
        values=values,
        free={t: part(v) for t, v in at._free.items()},
        picks={t: part(v) for t, v in at._picks.items()},
        ink=at.ink,
        points=at._points,
    )


def join(parts: list[Instances]) -> Instances:
    """Batches of one scene, one after another."""
    if len(parts) == 1:
        return parts[0]

    def glue(vs: list[Any]) -> Any:
        first = vs[0]
        if isinstance(first, tuple):
            made = [glue(list(column)) for column in zip(*vs, strict=True)]
            return type(first)(*made) if hasattr(first, "_fields") else tuple(made)
        if isinstance(first, list):
            return [glue(list(column)) for column in zip(*vs, strict=True)]
        return np.concatenate(vs)

    first = parts[0]
    return Instances(
        sum(p.n for p in parts),
        size=np.concatenate([p.size for p in parts]),
        values={t: glue([p.known()[t] for p in parts]) for t in first.known()},
        free={t: glue([p._free[t] for p in parts]) for t in first._free},
        picks={t: glue([p._picks[t] for p in parts]) for t in first._picks},
        ink=first.ink,
        points=first._points,
    )
