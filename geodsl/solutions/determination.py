"""Whether facts and printed sizes settle a quantity.

By rank first: every object is free to move, the givens hold the figure, and the target's gradient must lie in
the row space of their Jacobian. Positions may be singular because of facts that nobody told: so the figure is
walked along what the givens leave free, to places in general position, and asked there again; the value must not
have changed on the way. At last, other figures of the family are brought to the same given values: the target must
be the same there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np

from geodsl.facts.ink.ink_fact import InkFact
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, OpenFact, Term
from geodsl.measure import Measured, parts_of, residual_rows
from geodsl.numeric import Dual, variables
from geodsl.objects import Proportion
from geodsl.observe.observe import samples
from geodsl.observe.rank import BREAKABLE, IMPLIED, Verdict
from geodsl.realize.attempts import generator
from geodsl.realize.evaluate import join, take
from geodsl.realize.moving import Moving
from geodsl.realize.solve import newton
from geodsl.scene import Scene
from geodsl.solutions.givens import figure_of
from geodsl.solutions.labels import equations

__all__ = ["Determination", "determined"]

_FIGURES = 6  # in which the rank is asked
_STRIDE = 0.04  # of a walk, in shares of the figure
_WALKS = 3
_SHAKES = (0.1, 0.2, 0.3)  # in shares of the figure
_ITERATIONS = 30
_SOLVED = 1e-11
_CUT = 1e-9
_SAME = 1e-7  # relative difference of values that are one
_NEAR = 0.02  # points nearer than this share of the figure make no proper figure
_FLAT = 1e-4  # triangles flatter than this have no side


class _Loose(Moving):
    """Every drawn or named number moves, too: a name tells no value."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        kinds = ("point", "line", "circle")
        numbers = ("number", "length", "area", "degrees")
        self.nodes = tuple(n for n in scene.nodes if n.type in kinds or (n.type in numbers and not n.needs))
        self.ways, self.count = {}, 0
        for node in self.nodes:
            wide = {"point": 2, "line": 2, "circle": 3}.get(node.type, 1)
            self.ways[node.name] = slice(self.count, self.count + wide)
            self.count += wide


class Determination:
    """What some givens settle in a scene; made once for many targets.

    Args:
        at: the figure that is asked about, if it is one.
    """

    def __init__(
        self, scene: Scene, givens: Sequence[Fact], family: Instances, at: Instances | None = None
    ) -> None:
        self.scene = scene
        self.moving = _Loose(scene)
        told = [f for f in givens if not isinstance(f, OpenFact | InkFact) and not _drawn(f)]
        self.kept = parts_of([*told, *equations(givens)])
        self.open = Measured([*scene.filters, *(f for f in givens if isinstance(f, OpenFact))])
        family = take(family, np.arange(min(_FIGURES, family.n)))
        first = take(family, np.array([0])) if at is None else take(at, np.array([0]))
        start = family if at is None or family.n < 2 else join([first, family])
        with np.errstate(all="ignore"):
            self.pairs = [*self._walked(start), self._brought(first, start)]
            self.places = self.pairs[-2][1] if len(self.pairs) > 1 else start
            self.basis = self._basis(self.places)

    def verdict(self, target: Term) -> Verdict:
        """Whether the givens imply the target's value."""
        with np.errstate(all="ignore"):
            gradient = self._slope(target, self.places)
            length = np.sqrt((gradient * gradient).sum(1))
            if not self.places.n or not np.isfinite(gradient).all() or (length < 1e-7).any():
                return Verdict.UNDECIDED
            gradient = gradient / length[:, None]
            along = (gradient[:, None, :] * self.basis).sum(2)
            rest = gradient - (along[:, :, None] * self.basis).sum(1)
            out = np.sqrt((rest * rest).sum(1))
            if (out > BREAKABLE).any():
                return Verdict.BREAKABLE
            if not (out < IMPLIED).all():
                return Verdict.UNDECIDED
            for before, after in self.pairs:
                if after.n and not self._same(target, before, after):
                    return Verdict.BREAKABLE
        return Verdict.IMPLIED

    # -- values --------------------------------------------------------------------------

    def _value(self, target: Term, at: Instances) -> Any:
        if isinstance(target, Proportion):
            parts = at.value(target)
            return parts[0] / parts[1]
        return at.number(target)

    def _slope(self, target: Term, at: Instances) -> np.ndarray:
        """The target's gradient (n, k), dimensionless."""
        count = self.moving.count
        moved = self.moving.place(at, variables(np.zeros((count, at.n))))
        value = self._value(target, moved)
        if not isinstance(value, Dual):
            return np.zeros((at.n, count))
        power = {"segment": 1, "length": 1, "area": 2}.get(target.makes, 0)
        return (np.broadcast_to(value.d, (count, at.n)) / at.size**power).T

    def _same(self, target: Term, before: Instances, after: Instances) -> bool:
        x, y = (np.broadcast_to(self._value(target, at), (at.n,)) for at in (before, after))
        power = {"segment": 1, "length": 1, "area": 2}.get(target.makes, 0)
        scale = np.maximum(np.maximum(abs(x), abs(y)), 0.1 * before.size**power)
        return bool((abs(x - y) <= _SAME * scale).all())

    # -- movement ------------------------------------------------------------------------

    def _rows(self, at: Instances) -> tuple[np.ndarray, np.ndarray]:
        moved = self.moving.place(at, variables(np.zeros((self.moving.count, at.n))))
        return residual_rows(self.kept, moved, self.moving.count)

    def _basis(self, at: Instances) -> np.ndarray:
        """Orthonormal rows (n, m, k) that span the givens' gradients; zero rows beyond the rank."""
        k = self.moving.count
        if not self.kept or not at.n:
            return np.zeros((at.n, 1, k))
        _, slopes = self._rows(at)
        rows = np.ascontiguousarray(slopes.transpose(2, 1, 0))
        rows = np.where(np.isfinite(rows), rows, 0.0)
        length = np.sqrt((rows * rows).sum(2, keepdims=True))
        rows = rows / np.where(length > 1e-9, length, 1.0)
        _, s, vt = np.linalg.svd(rows, full_matrices=False)
        return np.where((s > _CUT * s[:, :1])[:, :, None], vt, 0.0)

    def _walked(self, start: Instances) -> list[tuple[Instances, Instances]]:
        """Figures before and after walks along which the givens keep their values."""
        random = generator(0, "walks of a determination")
        out: list[tuple[Instances, Instances]] = []
        before, here = start, start
        for _ in range(_WALKS):
            if not here.n:
                break
            basis = self._basis(here)
            step = random.normal(size=(here.n, self.moving.count))
            step /= np.sqrt((step * step).mean(1, keepdims=True))
            along = (step[:, None, :] * basis).sum(2)
            step = _STRIDE * (step - (along[:, :, None] * basis).sum(1))
            wanted = self._rows(here)[0]
            moved, fine = self._solved(self._stepped(here, step.T), wanted)
            fine &= self._proper(moved)
            before, here = take(before, fine), take(moved, fine)
            out.append((before, here))
        return out

    def _brought(self, first: Instances, others: Instances) -> tuple[Instances, Instances]:
        """Other figures with the first one's given values: of its family, and shaken ones, that other branches show."""
        random = generator(0, "shaken figures of a determination")
        shaken = [others]
        for amount in _SHAKES:
            steps = amount * random.normal(size=(self.moving.count, others.n))
            shaken.append(take(self._stepped(others, steps), np.arange(others.n)))
        others = join(shaken)
        n = others.n
        goal = take(first, np.zeros(n, dtype=int))
        if not self.kept:
            return take(goal, np.zeros(0, dtype=int)), take(goal, np.zeros(0, dtype=int))
        wanted = self._rows(goal)[0]
        start = take(others, np.arange(n))
        start.size = goal.size
        moved, fine = self._solved(start, wanted)
        fine &= self._proper(moved)
        if len(self.open):
            fine &= (self.open.margin(moved) > 0).all(0)
        fine &= self._laid_out(goal, moved)
        return take(goal, fine), take(moved, fine)

    def _stepped(self, at: Instances, steps: np.ndarray) -> Instances:
        return self.moving.place(at, list(steps))

    def _solved(self, at: Instances, wanted: np.ndarray) -> tuple[Instances, np.ndarray]:
        """Figures moved until the givens have the wanted residuals, and which of them got there."""
        level = np.full(at.n, np.inf)
        for _ in range(_ITERATIONS):
            r, j = self._rows(at)
            r = r - wanted
            level = np.max(np.absolute(r), axis=0, initial=0.0)
            level = np.where(np.isfinite(level) & np.isfinite(j).all((0, 1)), level, np.inf)
            go = np.isfinite(level) & (level > 1e-14)
            if not (go & (level > _SOLVED)).any():
                break
            step = np.zeros((self.moving.count, at.n))
            step[:, go] = newton(r[:, go], j[:, :, go])
            at = self._stepped(at, step)
        return at, level <= _SOLVED

    def _points(self, at: Instances) -> np.ndarray:
        return np.stack([np.broadcast_to(at.point(p), (at.n,)) for p in self.scene.point_refs])

    def _proper(self, at: Instances) -> np.ndarray:
        if len(self.scene.points) < 2:
            return np.ones(at.n, dtype=bool)
        z = self._points(at)
        i, j = np.triu_indices(len(z), 1)
        gaps = abs(z[i] - z[j])
        return np.isfinite(z).all(0) & (gaps.min(0) > _NEAR * gaps.max(0))

    def _laid_out(self, first: Instances, second: Instances) -> np.ndarray:
        """Whether figures have their points laid out alike, perhaps mirrored: what a reader sees at a glance."""
        if len(self.scene.points) < 3:
            return np.ones(first.n, dtype=bool)
        z, w = self._points(first), self._points(second)
        triples = np.array(list(combinations(range(len(z)), 3))).T
        a, b = (_sides(p, triples) for p in (z, w))
        flat = a == 0
        return ((a == b) | flat).all(0) | ((a == -b) | flat).all(0)


def _sides(z: np.ndarray, triples: np.ndarray) -> np.ndarray:
    i, j, k = triples
    u, v = z[j] - z[i], z[k] - z[i]
    turned = (np.conjugate(u) * v).imag
    size = np.maximum(abs(u), abs(v)) ** 2
    return np.sign(np.where(abs(turned) > _FLAT * size, turned, 0.0))


def _drawn(fact: Fact) -> bool:
    """Whether a fact speaks of a number that is drawn by chance and that nobody tells."""
    return any(isinstance(t, Construction) and (t.free or t.picks) for t in fact.walk())


def determined(figure: Any, givens: Sequence[Fact], target: Term, *, seed: int = 0) -> bool:
    """Whether the givens settle a quantity's value.

    Args:
        figure: a diagram, a view of one of its figures, or a scene.
        givens: facts; sizes among them are known, named numbers are not.
        target: an angle, a length, an area, a ratio.
        seed: which figure of a diagram.
    """
    if isinstance(figure, Scene):
        scene, at = figure, None
        family, _ = samples(scene)
    else:
        scene, at, family = figure_of(figure, seed)
    return Determination(scene, givens, family, at).verdict(target) is Verdict.IMPLIED
