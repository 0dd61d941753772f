"""Which of the stated facts clash: smallest sets that can't hold together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.measure import parts_of
from geodsl.objects import names
from geodsl.realize.evaluate import evaluate
from geodsl.realize.solve import SOLVED, solve
from geodsl.scene import Scene

__all__ = ["clashes", "starts"]

_TRIES = (6, 12)  # starts from which a set of facts is tried to be solved: a few, then some more
_STEPS = 30
_WORK = 3e9  # multiplications, roughly, for all that is tried in one scene
_MOST = 5  # clashes that are told


def clashes(scene: Scene) -> list[list[tuple[Fact, float]]]:
    """Smallest sets of given facts that can't hold together, each fact with its measure at best."""
    search = _Search(scene)
    out: list[list[tuple[Fact, float]]] = []
    for facts in _parts(scene):
        while len(out) < _MOST and facts and not search.solvable(facts):
            clash = search.smallest([], False, facts)
            if not clash:
                break
            out.append(search.measured(clash))
            facts = [f for f in facts if f not in clash]
            if search.work <= 0:
                break
    return out


def starts(scene: Scene, n: int, seed: int = 0) -> tuple[np.ndarray, dict[Any, np.ndarray]]:
    """Random numbers for n attempts."""
    rng = np.random.Generator(np.random.Philox(seed))
    free = rng.random((scene.free_numbers, n))
    return free, {t: rng.integers(0, t.picks, n) for t in scene.draws if t.picks}


class _Search:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.work = _WORK
        self.known: dict[frozenset[Fact], bool] = {}

    def smallest(self, firm: list[Fact], grown: bool, facts: list[Fact]) -> list[Fact]:
        """The fewest of the facts that clash among themselves and with those that are firm.

        Halves are tried before single facts (Junker's QuickXplain), so that many facts cost few solutions.
        """
        if grown and not self.solvable(firm):
            return []
        if len(facts) == 1 or self.work <= 0:
            return facts
        half = len(facts) // 2
        first, second = facts[:half], facts[half:]
        late = self.smallest(firm + first, True, second)
        early = self.smallest(firm + late, bool(late), first)
        return early + late

    def solvable(self, facts: list[Fact]) -> bool:
        """Whether facts hold together somewhere."""
        key = frozenset(facts)
        if not facts:
            return True
        if key not in self.known:
            self.known[key] = self._solved(facts)
        return self.known[key]

    def _solved(self, facts: list[Fact]) -> bool:
        scene = _needed(self.scene, facts)
        for seed, tries in enumerate(_TRIES):
            free, picks = starts(scene, tries, seed)
            rows = len(parts_of(tuple(facts)))
            columns = max(1, scene.free_numbers)
            self.work -= _STEPS * tries * rows * columns * (min(rows, columns) + 20)
            _, worst = solve(scene, free, picks, facts=tuple(facts), steps=_STEPS)
            if (worst <= SOLVED).any():
                return True
        return False

    def measured(self, facts: list[Fact]) -> list[tuple[Fact, float]]:
        """How far off each fact is where they come closest to holding."""
        scene = _needed(self.scene, facts)
        free, picks = starts(scene, sum(_TRIES))
        free, worst = solve(scene, free, picks, facts=tuple(facts), steps=_STEPS)
        best = int(np.argmin(np.where(np.isfinite(worst), worst, np.inf)))
        at = evaluate(scene, free[:, [best]], {t: p[[best]] for t, p in picks.items()}, 1)
        out = [(f, _measure(f, at)) for f in facts]
        made = [f for f in self.scene.given if f not in self.scene.solve and not isinstance(f, OpenFact)]
        return out + [(f, 0.0) for f in made if _shares(f, facts)]


def _measure(fact: Fact, at: Instances) -> float:
    return float(np.broadcast_to(fact.measure(at), (1,))[0])


def _needed(scene: Scene, facts: Sequence[Fact]) -> Scene:
    """The scene without what the facts don't speak of."""
    wanted = {n for f in facts for n in names(f)}
    nodes = []
    for node in reversed(scene.nodes):
        if node.name in wanted:
            nodes.append(node)
            wanted.update(node.needs)
    return replace(scene, nodes=tuple(reversed(nodes)), given=tuple(facts), solve=tuple(facts))


def _parts(scene: Scene) -> list[list[Fact]]:
    """The facts to solve, parted into those that have no object in common."""
    order = {node.name: set(node.needs) for node in scene.nodes}
    roots: dict[str, set[str]] = {}
    for node in scene.nodes:
        roots[node.name] = {node.name}.union(*(roots.get(n, {n}) for n in order[node.name]))
    groups: list[tuple[set[str], list[Fact]]] = []
    for fact in scene.solve:
        mine = {r for n in names(fact) for r in roots.get(n, {n})}
        joined = [g for g in groups if g[0] & mine]
        groups = [g for g in groups if not g[0] & mine]
        facts = [f for _, fs in joined for f in fs] + [fact]
        groups.append((mine.union(*(g[0] for g in joined)), facts))
    place = {f: k for k, f in enumerate(scene.solve)}
    return [sorted(fs, key=place.__getitem__) for _, fs in groups]


def _shares(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a fact that a construction took care of speaks of all the points of a clashing one."""
    mine = set(names(fact))
    return any(mine <= set(names(f)) for f in facts)
