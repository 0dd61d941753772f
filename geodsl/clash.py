"""Which of the stated facts clash: smallest sets that can't hold together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from geodsl.facts.simple import Simple
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.measure import parts_of
from geodsl.objects import names
from geodsl.realize.attempts import PROPER
from geodsl.realize.evaluate import evaluate
from geodsl.realize.solve import SOLVED, solve
from geodsl.scene import Scene

__all__ = ["Clash", "clashes", "starts"]

_TRIES = (6, 12)  # starts from which a set of facts is tried to be solved: a few, then some more
_STEPS = 30
_WORK = 3e9  # multiplications, roughly, for all that is tried in one scene
_MOST = 5  # clashes that are told


class Clash(NamedTuple):
    """Facts that can't hold together, each with its measure at best, and what becomes of the figure where they do."""

    facts: list[tuple[Fact, float]]
    flat: str | None = None  # `B and C fall together`: they hold in such figures alone


def clashes(scene: Scene) -> list[Clash]:
    """Smallest sets of given facts that can't hold together in a proper figure."""
    search = _Search(scene)
    out: list[Clash] = []
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
        equal = scene.solve
        for seed, tries in enumerate(_TRIES):
            free, picks = starts(scene, tries, seed)
            rows = len(parts_of(equal))
            columns = max(1, scene.free_numbers)
            self.work -= _STEPS * tries * (rows + 1) * columns * (min(rows, columns) + 20)
            free, worst = solve(scene, free, picks, facts=equal, steps=_STEPS)
            solved = worst <= SOLVED if equal else np.ones(tries, dtype=bool)
            if solved.any():
                at = evaluate(scene, free, picks, tries)
                if (solved & (_flattened(scene, at)[0] > PROPER)).any():
                    return True
        return False

    def measured(self, facts: list[Fact]) -> Clash:
        """How far off each fact is where they come closest to holding."""
        scene = _needed(self.scene, facts)
        free, picks = starts(scene, sum(_TRIES))
        free, worst = solve(scene, free, picks, facts=scene.solve, steps=_STEPS)
        if not scene.solve:
            worst = np.zeros(len(worst))
        at = evaluate(scene, free, picks, sum(_TRIES))
        room, why = _flattened(scene, at)
        solved = worst <= SOLVED
        if solved.any():
            best = int(np.argmax(np.where(solved, room, -np.inf)))
            return Clash([(f, 0.0) for f in facts], why[best])
        best = int(np.argmin(np.where(np.isfinite(worst), worst, np.inf)))
        at = evaluate(scene, free[:, [best]], {t: p[[best]] for t, p in picks.items()}, 1)
        out = [(f, _measure(f, at)) for f in facts]
        made = [f for f in self.scene.given if f not in self.scene.solve and not isinstance(f, OpenFact)]
        return Clash(out + [(f, 0.0) for f in made if _shares(f, facts)])


def _flattened(scene: Scene, at: Instances) -> tuple[np.ndarray, list[str]]:
    """How much room there is between points and within stated shapes, and where there is least, in words."""
    rooms, words = [np.full(at.n, np.inf)], [""]
    points = [n.ref for n in scene.nodes if n.type == "point"]
    with np.errstate(all="ignore"):
        for P, Q in combinations(points, 2):
            rooms.append(np.broadcast_to(np.absolute(at.point(P) - at.point(Q)) / at.size, (at.n,)))
            words.append(f"{P} and {Q} fall together")
        for fact in scene.filters:
            if isinstance(fact, Simple):
                rooms.append(np.broadcast_to(fact.margin(at), (at.n,)))
                words.append(f"{fact} is flat or crosses itself")
    table = np.where(np.isnan(rooms), -np.inf, rooms)
    return table.min(0), [words[k] for k in table.argmin(0)]


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
    equal = tuple(f for f in facts if not isinstance(f, OpenFact))
    return replace(scene, nodes=tuple(reversed(nodes)), given=tuple(facts), solve=equal)


def _parts(scene: Scene) -> list[list[Fact]]:
    """The facts to solve, parted into those that have no object in common."""
    order = {node.name: set(node.needs) for node in scene.nodes}
    roots: dict[str, set[str]] = {}
    for node in scene.nodes:
        roots[node.name] = {node.name}.union(*(roots.get(n, {n}) for n in order[node.name]))
    groups: list[tuple[set[str], list[Fact]]] = []
    shapes = [f for f in scene.filters if isinstance(f, Simple)]
    whole = [*scene.solve, *shapes]
    for fact in whole:
        mine = {r for n in names(fact) for r in roots.get(n, {n})}
        joined = [g for g in groups if g[0] & mine]
        groups = [g for g in groups if not g[0] & mine]
        facts = [f for _, fs in joined for f in fs] + [fact]
        groups.append((mine.union(*(g[0] for g in joined)), facts))
    place = {f: k for k, f in enumerate(whole)}
    groups = [g for g in groups if any(f not in shapes for f in g[1])]
    return [sorted(fs, key=place.__getitem__) for _, fs in groups]


def _shares(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether a fact that a construction took care of speaks of all the points of a clashing one."""
    mine = set(names(fact))
    return any(mine <= set(names(f)) for f in facts)
