"""Counterfactuals: a figure in which one thing is different and all that can stay stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.measure import Measured
from geodsl.realize.evaluate import take
from perturb.site import Keeping, Site
from perturb.solving.aim import Aim, Way, goal, was_in
from perturb.solving.keeping import Implied, Undecided
from perturb.solving.level import posed
from perturb.solving.proper import proper
from perturb.solving.solver import Solved, move, picked

__all__ = ["Problem"]

_PLAIN = 2.5  # least visible gaps at which a way is tried
_ENOUGH = 0.6  # of the figures on which it is tried have to come out


@dataclass(frozen=True)
class Problem:
    """An aim in a diagram, with what stays decided.

    Attributes:
        found: what stays and what goes.
        counted: for each object that moves, whether its move counts.
    """

    site: Site
    aim: Aim
    found: Keeping
    counted: dict[str, bool]

    @property
    def gone(self) -> tuple[Fact, ...]:
        """The stated facts that go."""
        return self.found.gone

    @cached_property
    def wanted(self) -> Measured:
        return Measured([w.fact for w in self.aim.wants])

    @cached_property
    def kept(self) -> Measured:
        """The simple facts that stay."""
        own = len(self.found.kept)
        return Measured([self._all[k] for k in self._free if k < own])

    @cached_property
    def remains(self) -> Measured:
        """Those, what remains of facts that go, and which way up it is: that stays if it can."""
        return Measured([self._all[k] for k in self._free])

    @cached_property
    def _all(self) -> tuple[Fact, ...]:
        return (*self.found.kept, *self.found.remains, *posed(self.site.scene))

    @cached_property
    def _free(self) -> list[int]:
        # Most ways to an aim are never tried: what they keep is worked out where it is asked for.
        return self.site.independent(self._all)

    @classmethod
    def of(cls, site: Site, aim: Aim, *, strictly: bool = False) -> Problem:
        """Decide what stays.

        Raises:
            Undecided: where that can't be told.
            Implied: with `strictly`, where stated facts would have to go.
        """
        if strictly:
            aim = replace(aim, ways=tuple(w for w in aim.ways if w.wants))
        problem = _chosen(site, aim)
        hers = {f.key for f in aim.gone} | ({aim.fact.key} if aim.kind == "break" else set())
        more = tuple(f for f in problem.gone if f.key not in hers)
        if strictly and more:
            raise Implied(more)
        return problem

    @classmethod
    def keeping(cls, site: Site, aim: Aim, found: Keeping) -> Problem:
        """An aim with what stays and what goes."""
        lost = {name for f in found.gone for name in _names(f)}
        counted = {
            node.name: node.name not in site.followers or node.name in lost for node in site.moving.nodes
        }
        return cls(site, aim, found, counted)

    def solve(self, at: Instances, amount: np.ndarray, side: np.ndarray) -> Solved:
        """The counterfactuals of a batch.

        Args:
            amount: the gap of each, in the measure of the wanted facts.
            side: to which side, 1 or -1; a fact that is turned round has but one.
        """
        was = was_in(tuple(w.fact for w in self.aim.wants) + tuple(self.aim.keep))
        told: dict[Any, Any] = {w: at.value(w.of) for w in was}
        before = Instances(at.n, size=at.size, values={**at.known(), **told}, free=at._free, picks=at._picks)
        with np.errstate(all="ignore"):
            now = self.wanted.residual(before)
        goals = np.zeros((len(self.aim.wants), at.n))
        for k, want in enumerate(self.aim.wants):
            if want.way == "off":
                goals[k] = (want.side or side) * goal(want.fact.gap, amount)
            elif want.way == "over":
                goals[k] = -np.sign(now[k]) * goal(want.fact.gap, amount)
        first = self._moved(self.remains, at, goals, told)
        if first.good.all() or len(self.kept) == len(self.remains):
            return first
        # What goes may have to go whole: of a regular octagon's sides and diagonals hardly any can change alone.
        lost = np.flatnonzero(~first.good)
        some = {t: picked(v, lost) for t, v in told.items()}
        second = self._moved(self.kept, take(at, lost), goals[:, lost], some)
        good, steps = first.good.copy(), first.steps.copy()
        good[lost] = second.good
        steps[:, lost] = second.steps
        moved = self.site.moving.place(at, list(steps), told=told or None)
        return Solved(moved, good, steps)

    def _moved(self, kept: Measured, at: Instances, goals: np.ndarray, told: dict[Any, Any]) -> Solved:
        fixed = frozenset(self.aim.stay)
        return move(
            self.site.moving,
            at,
            kept,
            self.wanted,
            goals,
            counted=self.counted,
            fixed=fixed,
            told=told or None,
        )


def _chosen(site: Site, aim: Aim) -> Problem:
    """The way to an aim that is taken: rank tells only what can change nearby, so it is tried where it leads."""
    if not aim.ways:
        return Problem.keeping(site, aim, site.keeping([w.fact for w in aim.wants], aim))
    best: tuple[tuple[float, float], Problem] | None = None
    for problem in _ways(site, aim):
        shares = _tried(problem)
        if best is None or shares > best[0]:
            best = shares, problem
        if shares[0] >= _ENOUGH:
            break
    if best is None:
        raise Undecided
    return best[1]


def _ways(site: Site, aim: Aim) -> Iterator[Problem]:
    """The ways to an aim: by one want or another, the fewest stated facts going first; then those that let more go."""
    near = [_decided(site, aim.by(way)) for way in (Way(), *(w for w in aim.ways if w.wants))]
    yield from sorted((p for p in near if p is not None), key=lambda problem: len(problem.gone))
    for way in aim.ways:
        if not way.wants and (problem := _decided(site, aim.by(way))) is not None:
            yield problem


def _decided(site: Site, aim: Aim) -> Problem | None:
    try:
        return Problem.keeping(site, aim, site.keeping([w.fact for w in aim.wants], aim))
    except Undecided:
        return None


def _tried(problem: Problem) -> tuple[float, float]:
    """On which share of some figures a way leads to proper ones, and to any.

    They are tried to either side, at a plainly visible severity.
    """
    at = problem.site.samples
    plain = _PLAIN * max(w.fact.gap.least for w in problem.aim.wants)
    solved = problem.solve(at, np.full(at.n, plain), np.where(np.arange(at.n) % 2, -1.0, 1.0))
    for was in was_in((problem.aim.fact,)):
        solved.at.put(was, at.value(was.of))
    with np.errstate(all="ignore"):
        come = solved.good & problem.aim.reached(solved.at, nearly=True)
    fine = come & proper(problem.site).fine(problem.aim, solved.at, at)
    return float(fine.mean()), float(come.mean())


def _names(fact: Fact) -> tuple[str, ...]:
    from geodsl.objects import names

    return names(fact)
