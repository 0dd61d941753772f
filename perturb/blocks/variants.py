"""Variants: figures in which what a pick asks for has been done, and that pass as figures of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from geodsl.facts.ink.ink_fact import InkFact
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.ledger import EXACT
from geodsl.measure import Measured
from geodsl.realize.attempts import Refused
from geodsl.realize.evaluate import take
from perturb.blocks.plan import Pick, Plan
from perturb.craft.operator import Edit, Target
from perturb.judging.judge import Judge, Sight
from perturb.judging.tally import Part, Tally
from perturb.paper.pins import Pins, pins_of, rows, together
from perturb.paper.plate import Plate
from perturb.site import Site, steady
from perturb.solving.aim import Aim, was_in
from perturb.solving.counterfactual import Problem
from perturb.solving.keeping import Implied, Undecided
from perturb.solving.level import levelled
from perturb.solving.solver import Solved

__all__ = ["Bench", "Proposal", "Severity", "Variant"]

_SAME = 0.02  # the share by which a figure's size may change and be the same
_SLACK = 1.02  # by how much a severity may leave its range, since the figure's size changes with it


@dataclass(frozen=True)
class Severity:
    """How far a target is from what it was, in its operator's unit; `perceptible` counts the least visible gaps."""

    value: float
    unit: str
    perceptible: float


@dataclass(frozen=True)
class Variant:
    """One figure of a group.

    Attributes:
        pick: what was done; None for the figure that all others were made from.
        pins: where everything is, (numbers, 1) each.
        severities: of each target.
        edits: what was done to the ink, in order.
    """

    pick: Pick | None
    pins: Pins
    severities: tuple[Severity, ...] = ()
    edits: tuple[Edit, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def inked(self) -> bool:
        """Whether its ink is another than that of the figure that it was made from."""
        aims = (t.change for t in (self.pick.targets if self.pick else ()) if isinstance(t.change, Aim))
        return bool(self.edits) or any(a.relabel for a in aims)

    def plate(self, plate: Plate) -> Plate:
        """What is drawn of it, given what is drawn of the figure that it was made from."""
        for target in self.pick.targets if self.pick else ():
            if isinstance(target.change, Aim) and target.change.relabel:
                plate = plate.relabelled(target.change.relabel)
        for edit in self.edits:
            plate = edit.plate(plate)
        return plate


@dataclass(frozen=True)
class Proposal:
    """A pick to be tried.

    Attributes:
        which: the numbers of the figures.
        draws: numbers in 0..1, (targets, 2, figures): how severe, and to which side.
    """

    pick: Pick
    which: np.ndarray
    draws: np.ndarray


class Bench:
    """Figures of one site, and what is made of them: a row for each group.

    Args:
        at: figures of the diagram's own scene, as its solver knows them.
        facts: what may be said of them.
    """

    def __init__(self, site: Site, plan: Plan, at: Instances, facts: Sequence[Fact] = ()) -> None:
        self.site, self.plan, self.at = site, plan, at
        self.n = at.n
        self.pins = pins_of(site.scene, at)
        self.mould = site.mould(site.plate, self.pins)
        self.before = self.mould.figures(self.pins)
        self.judge = Judge(site, self.mould, take(self.before, np.arange(self.n)), facts)
        self.refused = Refused()
        self.proposed: Counter[str] = Counter()
        self.seen = self.judge.sees(self.before)
        self.fine = self._sound()
        # What is drawn, and what only bounds, can't be solved for: it is looked at afterwards.
        self._kept = tuple(f for f in plan.kept if not isinstance(f, OpenFact | InkFact) and steady(f))

    def _sound(self) -> np.ndarray:
        """Which of the figures are clear to start with."""
        tally = Tally(np.ones(self.n, dtype=bool), Refused(), ())
        self.judge.fit(self.before, self.before, tally)
        return tally.alive & ~self.seen.unclear.any(0)

    # -- many picks on many figures --------------------------------------------------------------

    def attempt(
        self, proposals: Sequence[Proposal], needed: frozenset[str] = frozenset()
    ) -> list[dict[int, Variant]]:
        """What comes of each proposal: the variants of the figures that it was made for, by their numbers.

        Args:
            needed: keys of facts whose marks other variants change.
        """
        out: list[dict[int, Variant]] = [{} for _ in proposals]
        moved: list[_Moved] = []
        with np.errstate(all="ignore"):
            for k, proposal in enumerate(map(self.applicable, proposals)):
                if not len(proposal.which):
                    continue
                for target in proposal.pick.targets:
                    self.proposed[target.operator.__name__] += len(proposal.which)
                if any(isinstance(t.change, Aim) for t in proposal.pick.targets):
                    found = self._moved(k, proposal)
                    if found is not None:
                        moved.append(found)
                else:
                    edits = [t.change for t in proposal.pick.targets]
                    told = [[s] * len(proposal.which) for s in map(_counted, proposal.pick.targets)]
                    pins = rows(self.pins, proposal.which)
                    out[k] = _entered(proposal, pins, range(len(proposal.which)), told, edits)
            if moved:
                self._judged(moved, out, needed)
        return out

    def applicable(self, proposal: Proposal) -> Proposal:
        """A proposal for the figures on which it can be made: nothing comes about that nearly is so already."""
        fine = np.ones(self.n, dtype=bool)
        for target in proposal.pick.targets:
            if isinstance(target.change, Aim) and target.change.kind == "make":
                fine &= _clearly(target.change.fact, self.before)
        keep = fine[proposal.which]
        return (
            proposal
            if keep.all()
            else Proposal(proposal.pick, proposal.which[keep], proposal.draws[:, :, keep])
        )

    def _moved(self, number: int, proposal: Proposal) -> _Moved | None:
        """The figures after the moves that a pick asks for, one move after the other."""
        pick, which = proposal.pick, proposal.which
        at, alive = take(self.at, which), np.ones(len(which), dtype=bool)
        problems: list[Problem] = []
        gone: tuple[Fact, ...] = ()
        for k, target in enumerate(pick.targets):
            if isinstance(target.change, Edit):
                continue
            aim = replace(target.change, gone=(*target.change.gone, *gone)) if gone else target.change
            if self.plan.hold:
                aim = replace(aim, stay=(*aim.stay, *(p for p in self.plan.hold if p != "size")))
            if firm := tuple(f for f in self._kept if f.key != aim.fact.key):
                aim = replace(aim, keep=(*aim.keep, *firm))
            try:
                problem = self.site.problem(aim, strictly=self.plan.strictly)
            except Implied as error:
                self.refused.add(f"{error} would have to go", alive)
                return None
            except Undecided:
                self.refused.add("it can't be told what implies it", alive)
                return None
            problems.append(problem)
            gone = (*gone, *problem.gone, *((aim.fact,) if aim.kind == "break" else ()))
            low, high = pick.ranges[k] or target.operator.scale_of(target).usual
            amount = low + (high - low) * proposal.draws[k, 0]
            side = np.where(proposal.draws[k, 1] < 0.5, -1.0, 1.0)
            solved = problem.solve(at, amount, side)
            if pick.ranges[k] is not None and aim.kind == "break":
                solved = _matched(problem, at, amount, side, solved)
            self.refused.add("no such figure was found", alive & ~solved.good)
            alive &= solved.good
            at = solved.at
        if not alive.any():
            return None
        at = take(self._named(at), alive)
        at = levelled(self.site.scene, self.site.points, at, take(self.at, which[alive]))
        return _Moved(
            number, proposal, problems, which[alive], np.flatnonzero(alive), pins_of(self.site.scene, at)
        )

    def _named(self, at: Instances) -> Instances:
        """Only what has a name, every value in full length."""
        values = {node.ref: _full(at.value(node.ref), at.n) for node in self.site.scene.nodes}
        return Instances(at.n, size=at.size, values=values)

    def _judged(self, moved: list[_Moved], out: list[dict[int, Variant]], needed: frozenset[str]) -> None:
        """Enter what passes among all that were moved."""
        which = np.concatenate([m.which for m in moved])
        pins = together([m.pins for m in moved])
        now = self.mould.figures(pins)
        before = self.mould.completed(take(self.before, which))
        before.size = self.before.size[which]
        facts = tuple(
            f for m in moved for p in m.problems for f in (p.aim.fact, *(w.fact for w in p.aim.wants))
        )
        for was in was_in(facts):
            now.put(was, before.value(was.of))
        stops = np.cumsum([len(m.which) for m in moved]).tolist()
        parts = [
            self._part(m, slice(stop - len(m.which), stop)) for m, stop in zip(moved, stops, strict=True)
        ]
        tally = Tally(np.ones(len(which), dtype=bool), self.refused, parts)
        self.judge.fit(now, before, tally)
        severities: list[list[list[Severity]]] = []
        for m, part in zip(moved, parts, strict=True):
            severities.append(self._aimed(m, part.rows, now, before, tally))
        self._stated(moved, parts, now, tally)
        own = [self._rewritten(m) for m in moved]
        for fact in self._watched(needed):
            reason, lost = "what is to be kept is lost", ~_holds(fact, now)
            if fact.key in needed:
                reason = "it would take a mark that another negative changes"
                for mine, part in zip(own, parts, strict=True):
                    lost[part.rows] &= fact.key not in mine
            tally.refuse(reason, lost)
        self.judge.clear(
            now,
            Sight(self.seen.watched, self.seen.true[:, which], self.seen.unclear[:, which]),
            before,
            tally,
        )
        if "size" in self.plan.hold:
            tally.refuse("its size changes", ~(np.absolute(now.size / before.size - 1.0) < _SAME))
        for m, part, told in zip(moved, parts, severities, strict=True):
            good = np.flatnonzero(tally.alive[part.rows])
            edits = [t.change for t in m.proposal.pick.targets if isinstance(t.change, Edit)]
            out[m.number] = _entered(replace(m.proposal, which=m.which), m.pins, good, told, edits)

    def _part(self, m: _Moved, rows: slice) -> Part:
        """What may change in some figures, and what is to come about."""
        aims = [p.aim for p in m.problems]
        meant = {f.key for a in aims for f in (a.fact, *a.fact.entails(), *(w.fact for w in a.wants))}
        spared = meant | {f.key for a in aims for f in a.gone}
        spared |= {f.key for a in aims if a.kind == "flip" for f in self.site.excluded(a.fact)}
        making, roaming = any(a.kind != "break" for a in aims), any(a.roams for a in aims)
        return Part(rows, frozenset(spared), frozenset(meant), making, roaming)

    def _aimed(
        self, m: _Moved, part: slice, now: Instances, before: Instances, tally: Tally
    ) -> list[list[Severity]]:
        """Refuse where a target isn't what it was to be; how severe each is."""
        told: list[list[Severity]] = []
        problems = iter(m.problems)

        def refuse(reason: str, bad: np.ndarray) -> None:
            mask = np.zeros(len(tally.alive), dtype=bool)
            mask[part] = np.broadcast_to(bad, (now.n,))[part]
            tally.refuse(reason, mask)

        for target, asked in zip(m.proposal.pick.targets, m.proposal.pick.ranges, strict=True):
            if isinstance(target.change, Edit):
                told.append([_counted(target)] * len(m.which))
                continue
            aim = next(problems).aim
            refuse("the target doesn't come out", ~aim.reached(now))
            value = aim.severity(now, before)
            if asked is not None:
                low, high = asked
                refuse("its severity is out of the range", (value < low / _SLACK) | (value > high * _SLACK))
            scale = target.operator.scale_of(target)
            told.append([Severity(v, scale.unit, v / scale.least) for v in value[part].tolist()])
        return told

    def _stated(self, moved: list[_Moved], parts: Sequence[Part], now: Instances, tally: Tally) -> None:
        """Refuse where a stated fact is lost that could have stayed."""
        facts = [f for f in self.site.stated if steady(f)]
        if not facts:
            return
        lost = ~(np.absolute(Measured(facts).residual(now)) <= EXACT)
        for m, part in zip(moved, parts, strict=True):
            gone = part.spared | {f.key for p in m.problems for f in p.gone}
            lost[[k for k, f in enumerate(facts) if f.key in gone], part.rows] = False
        tally.refuse("a stated fact is lost", lost.any(0))

    def _rewritten(self, m: _Moved) -> frozenset[str]:
        """What is told by numbers that change together with what they tell."""
        said = self.site.plate.said
        return frozenset(f.key for p in m.problems for old, _ in p.aim.relabel for f in said(old))

    def _watched(self, needed: frozenset[str]) -> Iterator[Fact]:
        keep = needed | frozenset(self.plan.keep)
        for fact in {f.key: f for f in (*self.site.ledger, *self.site.plate.told)}.values():
            if fact.key in keep:
                yield fact


@dataclass(frozen=True)
class _Moved:
    """A proposal whose moves have been made, where they could be."""

    number: int
    proposal: Proposal
    problems: list[Problem]
    which: np.ndarray
    places: np.ndarray
    pins: Pins


def _entered(
    proposal: Proposal,
    pins: Pins,
    good: Iterable[int],
    severities: Sequence[Sequence[Severity]],
    edits: Sequence[Any],
) -> dict[int, Variant]:
    names: dict[str, str] = {}
    for edit in edits:
        if edit.pins is not None:
            pins = edit.pins(pins)
        names |= edit.names
    return {
        int(proposal.which[j]): Variant(
            proposal.pick, rows(pins, [j]), tuple(s[j] for s in severities), tuple(edits), names
        )
        for j in good
    }


def _matched(problem: Problem, at: Instances, amount: np.ndarray, side: np.ndarray, solved: Solved) -> Solved:
    """The figures in which what is broken is off by what was asked for, where what gave way was by more or less: a
    perpendicular bisector is twice as far off as its foot."""
    share = amount / problem.aim.severity(solved.at, at)
    off = solved.good & np.isfinite(share) & (np.absolute(share - 1.0) > _SLACK - 1.0)
    if not off.any():
        return solved
    again = problem.solve(at, np.where(off, amount * share, amount), side)
    nearer = off & again.good
    steps = np.where(nearer, again.steps, solved.steps)
    return Solved(problem.site.moving.place(at, list(steps)), solved.good | again.good, steps)


def _counted(target: Target) -> Severity:
    count = float(target.change.count)  # type: ignore[union-attr]
    return Severity(count, "", count / target.operator.scale_of(target).least)


def _full(value: Any, n: int) -> Any:
    if isinstance(value, tuple):
        made = [_full(v, n) for v in value]
        return type(value)(*made) if hasattr(value, "_fields") else tuple(made)
    return np.broadcast_to(value, (n,))


def _holds(fact: Fact, at: Instances) -> np.ndarray:
    if isinstance(fact, OpenFact):
        return np.broadcast_to(fact.margin(at) > 0, (at.n,))
    return np.broadcast_to(np.absolute(fact.residual(at)) <= EXACT, (at.n,))


def _clearly(fact: Fact, at: Instances) -> np.ndarray:
    """Where a fact is clearly false."""
    if isinstance(fact, OpenFact):
        return np.broadcast_to(fact.margin(at) <= -fact.gap.least / 2.0, (at.n,))
    return np.broadcast_to(fact.measure(at) >= fact.gap.least, (at.n,))
