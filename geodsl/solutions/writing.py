"""Derivations written down as steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from geodsl.facts.same_ratio import SameRatio
from geodsl.language.term import Fact
from geodsl.objects import Num, Proportion, Segment
from geodsl.solutions.claim import Claim, Linear, Size, known
from geodsl.solutions.premises import GIVEN
from geodsl.solutions.search import EQUAL, Derived, Search
from geodsl.solutions.solution import Step
from geodsl.solutions.stating import claim_fact, equation_fact, equation_line, line

__all__ = ["Writer"]

UNIT = "unit"


class Writer:
    """Derivations as steps, each once, in an order in which they can be followed."""

    def __init__(self, search: Search, facts: dict[str, Fact], unit: Size | None) -> None:
        self.search = search
        self.facts = facts
        self.unit = unit
        self.steps: list[Step] = []
        self.givens: list[Fact] = []
        self._done: set[Claim] = set()
        self._uses: dict[Claim, int] = {}

    def write(self, goals: Sequence[Claim]) -> None:
        for goal in goals:
            self._count(goal, set())
        for goal in goals:
            self._write(goal)

    def write_equation(self, equation: Linear) -> None:
        """An equation as a step of its own; one that is given as such is a premise."""
        for need in equation.needs:
            self._count(need, set())
        if equation.theorem == EQUAL:
            self._write(equation.needs[0])
            return
        for need in equation.needs:
            self._write(need)
        if equation.theorem != GIVEN:
            sight = self.search.sight
            needs = tuple(f for c in equation.needs for f in self.premises(c))
            self.steps.append(
                Step(
                    equation.theorem,
                    needs,
                    equation_fact(equation, sight),
                    equation_line(equation),
                    self._spelled(equation.words),
                )
            )

    def _spelled(self, words: Mapping[str, Any]) -> dict[str, Any]:
        """Pairs of points as they are spoken of elsewhere."""
        pair = self.search.sight.pair
        return {
            k: pair(*x) if isinstance(x, tuple) and not isinstance(x, Size) and len(x) == 2 else x
            for k, x in words.items()
        }

    def told(self, sizes: Sequence[Size]) -> tuple[Fact, ...]:
        return tuple(f for s in sizes for f in self.premises(known(s)))

    def _count(self, claim: Claim, seen: set[Claim]) -> None:
        self._uses[claim] = self._uses.get(claim, 0) + 1
        if claim in seen:
            return
        seen.add(claim)
        rule = self.search.settled[claim].rule
        for need in dict.fromkeys(rule.needs) if rule else ():
            self._count(need, seen)

    def _write(self, claim: Claim) -> None:
        if claim in self._done:
            return
        self._done.add(claim)
        derived = self.search.settled[claim]
        rule = derived.rule
        if rule is None:
            if claim.kind == "fact":
                self.givens.append(self.facts[claim.about[0]])
            else:
                self._assume(derived)
            return
        merged = rule.needs[0] if rule.theorem == EQUAL else None
        if merged is not None:
            inner = self.search.settled[merged].rule
            if (
                inner is None
                or inner.theorem == GIVEN
                or self._uses.get(merged, 0) > 1
                or merged in self._done
            ):
                merged = None
        needs = list(dict.fromkeys(rule.needs))
        theorem, words = rule.theorem, rule.words
        if merged is not None:
            inner = self.search.settled[merged].rule
            assert inner is not None
            self._done.add(merged)
            needs = [*dict.fromkeys(inner.needs), *(n for n in needs if n != merged)]
            theorem, words = inner.theorem, inner.words
        for need in needs:
            self._write(need)
        if theorem in (GIVEN, ""):
            return
        sight = self.search.sight
        fact = claim_fact(claim, derived.value, sight, self.unit)
        if fact is None:
            return
        told = tuple(dict.fromkeys(f for n in needs for f in self.premises(n)))
        text = line(claim, derived.value, derived.work, sight)
        self.steps.append(Step(theorem, told, fact, text, self._spelled(words)))

    def _assume(self, derived: Derived) -> None:
        sight = self.search.sight
        (size,) = derived.claim.about
        a, b = (sight.refs[n] for n in size.names)
        trivial = SameRatio(
            Proportion((Segment(a, b), Segment(a, b))), Proportion((Num(1.0, "number"), Num(1.0, "number")))
        )
        self.steps.append(Step(UNIT, (), trivial, line(derived.claim, derived.value, (), sight)))

    def premises(self, claim: Claim) -> tuple[Fact, ...]:
        """The facts that a claim amounts to, as a premise."""
        derived = self.search.settled[claim]
        if claim.kind == "fact":
            return (self.facts[claim.about[0]],)
        if derived.rule is None:
            return ()  # a length that is taken as 1
        if derived.rule.theorem == GIVEN:
            return self.premises(derived.rule.needs[0])
        value = derived.value
        found = claim_fact(claim, value, self.search.sight, self.unit)
        return (found,) if found is not None else ()
