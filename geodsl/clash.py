"""Which of the stated facts clash: smallest sets that can't hold together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
_A_ROW = 3e4  # what it costs to look at one fact, in multiplications
_LEAST = 3  # starts for a set of facts, however large
_AT_ONCE = 3e8  # multiplications for the starts of one set
_PULLS = 1e-3  # share of the largest residual from which on a fact is one of those that pull
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
            # Where they come closest, those that are off pull against one another: mostly it is they alone.
            pulling = search.pulling(facts)
            clash = search.smallest([], False, facts if search.solvable(pulling) else pulling)
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
        self.off: dict[frozenset[Fact], np.ndarray] = {}  # how far each fact is from holding at best

    def smallest(self, firm: list[Fact], grown: bool, facts: list[Fact]) -> list[Fact]:
        """The fewest of the facts that clash among themselves and with those that are firm.

        Halves are tried before single facts (Junker's QuickXplain), so that many facts cost few solutions.
        """
        if self.work <= 0:
            return facts
        if grown and not self.solvable(firm):
            return []
        if len(facts) == 1:
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

    def pulling(self, facts: list[Fact]) -> list[Fact]:
        """The facts that don't hold where all of them come closest to holding."""
        off = self.off.get(frozenset(facts))
        if off is None or not np.isfinite(off).all() or off.max() <= SOLVED:
            return facts
        equal = [f for f in facts if not isinstance(f, OpenFact)]
        return [f for f, r in zip(equal, off, strict=True) if r > _PULLS * off.max()]

    def _solved(self, facts: list[Fact]) -> bool:
        scene = _needed(self.scene, facts)
        equal = scene.solve
        least = np.inf
        for seed, tries in enumerate(_TRIES):
            free, picks = starts(scene, tries, seed)
            rows = len(parts_of(equal))
            columns = max(1, scene.free_numbers)
            cost = _STEPS * (rows + 1) * (columns * (min(rows, columns) + 20) + _A_ROW)
            # Large sets are tried from fewer starts: each costs as much as a hundred small ones.
            tries = max(_LEAST, min(tries, int(_AT_ONCE / cost)))
            free, picks = free[:, :tries], {t: p[:tries] for t, p in picks.items()}
            self.work -= cost * tries
            free, worst = solve(scene, free, picks, facts=equal, steps=_STEPS)
            solved = worst <= SOLVED if equal else np.ones(tries, dtype=bool)
            if solved.any():
                at = evaluate(scene, free, picks, tries)
                if (solved & (_flattened(scene, at)[0] > PROPER)).any():
                    return True
            elif worst.min() < least:
                least, best = worst.min(), int(worst.argmin())
                at = evaluate(scene, free[:, [best]], {t: p[[best]] for t, p in picks.items()}, 1)
                self.off[frozenset(facts)] = np.array([_residual(f, at) for f in equal])
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
    points = [n.ref for n in scene.nodes if n.type == "point"]
    shapes = [f for f in scene.filters if isinstance(f, Simple)]
    first, second = np.triu_indices(len(points), 1)
    rooms = [np.full((1, at.n), np.inf)]
    with np.errstate(all="ignore"):
        if len(first):
            z = np.stack([np.broadcast_to(at.point(P), (at.n,)) for P in points])
            rooms.append(np.absolute(z[first] - z[second]) / at.size)
        rooms += [np.broadcast_to(f.margin(at), (1, at.n)) for f in shapes]
    table = np.concatenate(rooms)
    table = np.where(np.isnan(table), -np.inf, table)
    words = []
    for k in table.argmin(0) - 1:
        pair = 0 <= k < len(first)
        near = f"{points[first[k]]} and {points[second[k]]} fall together" if pair else ""
        words.append(near or f"{shapes[k - len(first)]} is flat or crosses itself" if k >= 0 else "")
    return table.min(0), words


def _residual(fact: Fact, at: Instances) -> float:
    """The largest residual among a fact's parts."""
    return max(float(np.absolute(np.broadcast_to(p.residual(at), (1,)))[0]) for p in parts_of([fact]))


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
