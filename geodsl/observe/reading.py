"""The numbers behind an inventory: arrays over points, segments and lines, read once for all searches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Term
from geodsl.numeric import plane
from geodsl.objects import Line, Polygon, Ref, Segment
from geodsl.observe.classes import EXACT, flat, labels
from geodsl.observe.inventory import Inventory

__all__ = ["Carrier", "Reading"]


@dataclass
class Carrier:
    """One straight line, whatever it is called.

    Attributes:
        term: what to call it.
        names: the named lines, rays and segments on it.
        pairs: the pairs of points by which it is spoken of.
        points: the points on it, in the order in which they lie in the first instance.
    """

    term: Term
    names: list[Ref]
    pairs: list[tuple[int, int]]
    points: list[int]


class Reading:
    """What the things of an inventory measure in a batch. Rows are things, columns are instances."""

    def __init__(self, inventory: Inventory, at: Instances) -> None:
        self.inventory = inventory
        self.at = at
        self.n = at.n
        self.size: np.ndarray = np.broadcast_to(at.size, (at.n,))
        self.points = inventory.points
        self.z = self._rows([at.point(p) for p in inventory.points], complex)
        self.z0 = self.z[:, 0]
        self.size0 = float(self.size[0])
        # Everything is reckoned from the middle of the figure: its place on the page costs no digits.
        self.middle = self.z.mean(0) if len(self.z) else np.zeros(at.n, dtype=complex)

    def _rows(self, values: list[Any], kind: type) -> np.ndarray:
        if not values:
            return np.zeros((0, self.n), dtype=kind)
        return np.array([np.broadcast_to(v, (self.n,)) for v in values])

    # -- segments ------------------------------------------------------------------------

    @cached_property
    def polygons(self) -> tuple[Polygon, ...]:
        """The polygons that aren't flat: of those there is nothing to say."""
        index, z = self.inventory.index, self.z0

        def area(p: Polygon) -> float:
            corners = [z[index[c]] for c in p.corners]
            return abs(
                sum((a.conjugate() * b).imag for a, b in zip(corners, corners[1:] + corners[:1], strict=True))
            )

        return tuple(p for p in self.inventory.polygons if area(p) > 1e-6 * self.size0**2)

    @cached_property
    def ends(self) -> tuple[np.ndarray, np.ndarray]:
        first, second = self.inventory.ends
        return np.array(first, dtype=np.intp), np.array(second, dtype=np.intp)

    @cached_property
    def vectors(self) -> np.ndarray:
        """From the first end of every segment to its second."""
        first, second = self.ends
        return self.z[second] - self.z[first]

    def segment(self, i: int, j: int) -> Segment:
        """The segment between two points."""
        return Segment(self.points[i], self.points[j])

    # -- lines ---------------------------------------------------------------------------

    @cached_property
    def _merged(self) -> tuple[list[Carrier], np.ndarray, np.ndarray]:
        inventory, at = self.inventory, self.at
        named = [t for t in inventory.lines if isinstance(t, Ref)]
        named += [t for t in (*inventory.rays, *inventory.bounded) if isinstance(t, Ref)]
        first, second = self.ends
        vectors = self.vectors
        lines = [at.line(t) for t in named]
        origin = np.concatenate((self._rows([line.origin for line in lines], complex), self.z[first]))
        way = np.concatenate((self._rows([line.direction for line in lines], complex), vectors))
        way = way / np.absolute(way)
        offset = plane.cross(way, origin - self.middle) / self.size
        # A line is known by its direction, either way, and by where it passes the figure's middle.
        label = labels(flat(way * way, 1j * way * offset)) if len(way) else np.zeros(0, dtype=np.intp)
        found: list[Carrier] = []
        pick: list[int] = []
        for k, c in enumerate(label.tolist()):
            if c == len(found):
                found.append(Carrier(Ref("", "line"), [], [], []))
                pick.append(k)
            if k < len(named):
                found[c].names.append(named[k])
            else:
                found[c].pairs.append((int(first[k - len(named)]), int(second[k - len(named)])))
        for carrier in found:
            carrier.term = self._called(carrier)
        return found, origin[pick], way[pick]

    def _called(self, carrier: Carrier) -> Term:
        lines = [t for t in carrier.names if t.type == "line"]
        if lines:
            return lines[0]
        if carrier.pairs:
            i, j = carrier.pairs[0]
            return Line(self.points[i], self.points[j])
        return carrier.names[0]

    @cached_property
    def carriers(self) -> list[Carrier]:
        """All lines in play, those that are always the same merged into one, with the points on them."""
        found, origin, way = self._merged
        p, c = self.on_lines
        along = plane.dot(way[c, 0], self.z0[p] - origin[c, 0])
        for k in np.lexsort((along, c)).tolist():
            found[c[k]].points.append(int(p[k]))
        return found

    @property
    def origins(self) -> np.ndarray:
        return self._merged[1]

    @property
    def ways(self) -> np.ndarray:
        """The carriers' unit directions."""
        return self._merged[2]

    @cached_property
    def on_lines(self) -> tuple[np.ndarray, ...]:
        """Which point is on which carrier, always."""
        _, origin, way = self._merged
        beside = plane.cross(way[None, :, 0], self.z0[:, None] - origin[None, :, 0])
        p, c = (np.absolute(beside) <= EXACT * self.size0).nonzero()
        return self.always(lambda p, c: plane.cross(way[c], self.z[p] - origin[c]), p, c)

    @cached_property
    def through(self) -> list[set[int]]:
        """For every point, the carriers on which it is."""
        out: list[set[int]] = [set() for _ in self.points]
        for c, carrier in enumerate(self.carriers):
            for p in carrier.points:
                out[p].add(c)
        return out

    def carrier(self, i: int, j: int) -> int | None:
        """The carrier through two points, if it is in play."""
        return next(iter(self.through[i] & self.through[j]), None)

    # -- tests ---------------------------------------------------------------------------

    def always(self, gap: Any, *index: np.ndarray) -> tuple[np.ndarray, ...]:
        """Those index tuples for which a length (rows by instances) is 0 in every instance."""
        if not len(index[0]):
            return index
        keep = (np.absolute(gap(*index)) <= EXACT * self.size).all(1)
        return tuple(i[keep] for i in index)

    def between(self, p: Any, a: Any, b: Any, *, every: bool = True) -> np.ndarray:
        """Where a point of a line lies between two others in every instance, or in some."""
        za, zp, zb = self.z[a], self.z[p], self.z[b]
        inner = plane.dot(zp - za, zb - zp) > 0
        return inner.all(-1) if every else inner.any(-1)

    def holds(self, fact: Any) -> bool:
        """Whether one fact holds in every instance, by its own residual."""
        return bool((np.absolute(fact.residual(self.at)) <= EXACT).all())
