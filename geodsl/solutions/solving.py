"""From a figure and a question to a worked solution."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np

from geodsl import arithmetic
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.objects import Proportion
from geodsl.realize.evaluate import join, take
from geodsl.solutions.claim import Claim, Linear, Rule, Size, known
from geodsl.solutions.combining import combination
from geodsl.solutions.exact import Inexact
from geodsl.solutions.givens import figure_of, told
from geodsl.solutions.premises import GIVEN, fact_claim, premises
from geodsl.solutions.search import EQUAL, Search
from geodsl.solutions.sight import Sight
from geodsl.solutions.sizes import linear, size_of
from geodsl.solutions.solution import Solution, Step
from geodsl.solutions.stating import equation_fact
from geodsl.solutions.target import (
    SUBSTITUTE,
    in_degrees,
    is_ratio,
    leaves_of,
    measured,
    parts_of_target,
    reckon,
    substituted,
    target_fact,
    told_target,
    with_sign,
)
from geodsl.solutions.theorems import ALL
from geodsl.solutions.value import Value, close
from geodsl.solutions.writing import Writer

__all__ = ["Solver", "solve"]

MOST_STEPS = 8
_SMALL = 12  # denominators of ratios that are looked for
_MORE = 3  # further figures of the family, in which what is seen must be seen, too
COMBINE = "combining equations"


def solve(
    figure: Any,
    target: Term,
    *,
    seed: int = 0,
    givens: Sequence[Fact] | None = None,
    most: int = MOST_STEPS,
    strict: bool = False,
) -> Solution | None:
    """A chain of named theorems from what is given to a quantity; None where no short one is found.

    Args:
        figure: a diagram, or a view of one of its figures.
        target: an angle, a length, an area, a ratio, a sum of such.
        seed: which figure of a diagram.
        givens: all that may be used beside what one sees; by default what is stated, marked and printed.
        most: how many steps there may be.
        strict: raise where a step doesn't hold in the figure.
    """
    return Solver(figure, seed=seed, givens=givens, spoken=(target,), strict=strict).solve(target, most=most)


class Solver:
    """What may be used in one figure, read once for many targets.

    Args:
        spoken: what will be asked: segments and angles in it are seen though they aren't drawn.
    """

    def __init__(
        self,
        figure: Any,
        *,
        seed: int = 0,
        givens: Sequence[Fact] | None = None,
        spoken: Sequence[Term] = (),
        strict: bool = False,
    ) -> None:
        scene, at, samples = figure_of(figure, seed)
        self.strict = strict
        self.givens = tuple(told(scene, at) if givens is None else givens)
        self.sight = Sight(scene, _beside(at, samples), (*spoken, *self.givens))
        self.facts = {f.key: f for f in self.givens}
        self.premises = [r for f in self.facts.values() for r in premises(f, self.sight)]
        self.rules = [r for theorem in ALL for r in theorem.places(self.sight)]

    def solve(self, target: Term, *, most: int = MOST_STEPS) -> Solution | None:
        """The chain to one target."""
        leaves = leaves_of(target, self.sight)
        if leaves is None:
            return None
        found = self._settled(self._main, target, leaves, most)
        if found is None:
            found = self._combined(self._main, target, most) or self._by_ratio(target, leaves, most)
        elif not found.steps:
            # What is told outright may follow from the rest, too: that is the solution worth telling.
            rest = self._without({known(s) for s in leaves})
            found = self._settled(rest, target, leaves, most) or self._combined(rest, target, most) or found
        return found

    @cached_property
    def _main(self) -> Search:
        return self._search(self.premises, self.sight)

    @cached_property
    def _reachable(self) -> frozenset[Claim]:
        """What some rule gives."""
        found = {r.gives for r in self.rules if isinstance(r, Rule)}
        found |= {known(s) for r in self.rules if isinstance(r, Linear) for _, s in r.terms}
        return frozenset(found)

    def _without(self, told: set[Claim]) -> Search:
        """A search without the facts that say some claims outright."""
        outright = {r.needs[0] for r in self.premises if isinstance(r, Rule) and r.gives in told}
        return self._search([r for r in self.premises if r.needs[0] not in outright], self.sight)

    def _settled(self, search: Search, target: Term, leaves: Sequence[Size], most: int) -> Solution | None:
        goals = [known(s) for s in leaves]
        search.run(goals)
        if not all(g in search.settled for g in goals):
            return None
        return self._chain(search, target, self.sight, most)

    def _search(self, rules: Sequence[Rule | Linear], sight: Sight) -> Search:
        search = Search(sight, strict=self.strict)
        search.add(rules)
        search.add(self.rules)
        for fact in self.facts.values():
            search.give(fact_claim(fact))
        return search

    # -- chains of values ----------------------------------------------------------------

    def _chain(
        self, search: Search, target: Term, sight: Sight, most: int, unit: Size | None = None
    ) -> Solution | None:
        def leaf(size: Size) -> Value:
            value = search.settled[known(size)].value
            assert value is not None
            return value

        try:
            value = reckon(target, sight, leaf)
        except (Inexact, ZeroDivisionError):
            return None
        leaves = leaves_of(target, sight) or []
        writer = Writer(search, self.facts, unit)
        writer.write([known(s) for s in leaves])
        steps = list(writer.steps)
        if size_of(target, sight) is None:
            steps.append(substituted(target, sight, leaf, value, writer.told(leaves)))
        return self._finished(target, value, writer, steps, most, unit)

    def _finished(
        self,
        target: Term,
        value: Value,
        writer: Writer,
        steps: list[Step],
        most: int,
        unit: Size | None = None,
    ) -> Solution | None:
        if len(steps) > most:
            return None
        return Solution(
            target,
            value.shown,
            measured(target, self.sight.at),
            tuple(writer.givens),
            tuple(steps),
            in_degrees(target),
            unit,
            told_target(target, self.sight),
        )

    # -- sums ----------------------------------------------------------------------------

    def _combined(self, search: Search, target: Term, most: int) -> Solution | None:
        """From equations that only together say how large the target is."""
        found = linear(target, self.sight)
        ratio = None if found else self._proportion(target)
        if ratio is not None:
            found = ratio[1]
        if found is None or not found[0]:
            return None
        wanted, number = found
        search.run()
        parts = combination(list(_equations(search)), wanted)
        if parts is None:
            return None
        value = Value.exactly(number)
        writer = Writer(search, self.facts, None)
        facts: list[Fact] = []
        for q, equation in parts:
            (first, *_) = equation.terms
            if len(equation.terms) == 1:
                known_value = search.settled[known(first[1])].value
                assert known_value is not None
                value = value + known_value * (q * first[0])
                writer.write([known(first[1])])
            else:
                value = value + Value.exactly(equation.total * q)
                writer.write_equation(equation)
            need = equation.needs[0] if equation.needs else None
            if equation.theorem == GIVEN and need is not None and need.kind == "fact":
                facts.append(self.facts[need.about[0]])
            else:
                facts.append(equation_fact(equation, self.sight))
        if ratio is not None:
            if value.shown != 0:
                return None
            value = Value.exactly(ratio[0])
        real = measured(target, self.sight.at)
        if abs(value.real - real) > 1e-8 * max(1.0, abs(real)):
            return None
        text = (*told_target(target, self.sight), f" = {with_sign(value, target)}")
        step = Step(COMBINE if len(parts) > 1 else SUBSTITUTE, tuple(facts), target_fact(target, value), text)
        steps = [*writer.steps, step] if len(parts) > 1 or writer.steps == [] else writer.steps
        return self._finished(target, value, writer, list(steps), most)

    def _proportion(self, target: Term) -> tuple[Fraction, tuple[dict[Size, Fraction], Fraction]] | None:
        """A ratio of two sums as a sum that must be 0, with what the ratio seems to be."""
        if not isinstance(target, arithmetic.Divide | Proportion) or len(parts_of_target(target)) != 2:
            return None
        top, bottom = (linear(p, self.sight) for p in parts_of_target(target))
        if top is None or bottom is None or top[1] or bottom[1]:
            return None
        real = measured(target, self.sight.at)
        k = Fraction(real).limit_denominator(_SMALL)
        if not close(float(k), real):
            return None
        wanted = dict(top[0])
        for size, c in bottom[0].items():
            wanted[size] = wanted.get(size, Fraction(0)) - k * c
        return k, ({s: c for s, c in wanted.items() if c}, Fraction(0))

    # -- ratios --------------------------------------------------------------------------

    def _by_ratio(self, target: Term, leaves: Sequence[Size], most: int) -> Solution | None:
        """Where only a ratio is asked for, some length is taken as 1."""
        if not is_ratio(target) or not all(s.kind == "length" or known(s) in self._reachable for s in leaves):
            return None
        for unit in _units(leaves, self.sight):
            sight = _rescaled(self.sight, unit)
            search = self._search([r for r in self.premises if not _sized(r)], sight)
            search.give(known(unit), Value.exactly(1))
            goals = [known(s) for s in leaves]
            search.run(goals)
            if all(g in search.settled for g in goals):
                found = self._chain(search, target, sight, most, unit)
                if found is not None:
                    return found
        return None


def _beside(at: Instances, samples: Instances) -> Instances:
    """The figure, and a few more of its family behind it."""
    one = take(at, np.array([0]))
    if samples.n < 2:
        return one
    return join([one, take(samples, np.arange(min(_MORE, samples.n)))])


def _equations(search: Search) -> Iterator[tuple[Linear, float]]:
    """All equations that hold, with what they cost."""
    for equation in search.linears:
        if all(c in search.settled for c in equation.needs):
            yield equation, equation.cost + sum(search.settled[c].cost for c in equation.needs)
    for claim, derived in search.settled.items():
        if claim.kind == "equal":
            a, b = claim.about
            yield Linear(EQUAL, ((_ONE, a), (-_ONE, b)), _NONE, (claim,)), derived.cost + 0.1
        elif claim.kind == "known" and derived.value is not None:
            rational = derived.value.shown.rational
            if rational is not None:
                yield Linear(GIVEN, ((_ONE, claim.about[0]),), rational, (claim,)), derived.cost


def _units(leaves: Sequence[Size], sight: Sight) -> list[Size]:
    """Lengths that may be taken as 1: those asked for, the last first, and sides of areas."""
    out: dict[Size, None] = {}
    for size in reversed(leaves):
        if size.kind == "length":
            out.setdefault(size)
        elif size.kind in ("area", "perimeter"):
            names = size.names
            for a, b in zip(names, names[1:] + names[:1], strict=True):
                s = sight.length(a, b)
                if s:
                    out.setdefault(s)
    return list(out)[:4]


def _rescaled(sight: Sight, unit: Size) -> Sight:
    """The same figure in another unit of length."""
    k = 1.0 / sight.measured(unit)
    out = copy.copy(sight)
    out.z = {p: z * k for p, z in sight.z.items()}
    out.size = sight.size * k
    out.scale = sight.scale * k
    return out


def _sized(rule: Rule | Linear) -> bool:
    """Whether a premise tells a length or an area in the figure's own unit."""
    if isinstance(rule, Linear):
        return any(s.kind == "number" for _, s in rule.terms) or (
            rule.total != 0 and rule.terms[0][1].kind != "angle"
        )
    return rule.gives.kind == "known" and rule.gives.about[0].kind != "angle"


_ONE, _NONE = Fraction(1), Fraction(0)
