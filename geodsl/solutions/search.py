"""Forward chaining from what is given: each claim is derived in the cheapest way.

Claims are settled in the order of what their derivations cost (Knuth's generalisation of Dijkstra's algorithm): a
rule fires once all that it needs is settled.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from geodsl.solutions.claim import Claim, Linear, Part, Rule, Size, equal, known
from geodsl.solutions.exact import Inexact
from geodsl.solutions.sight import Sight
from geodsl.solutions.value import Value, close

__all__ = ["EQUAL", "SAME", "Derived", "Search", "WrongStep"]

EQUAL = "equal sizes"  # a size from one that is equal to it
SAME = "same value"  # two sizes are equal because their values are
CHAIN = "both equal a third"
_PREMISE = 0.01  # what it costs to use one more stated fact
_FAR = 16.0  # derivations that cost more are no short chains
_TIGHT = 1e-9
_ONE, _NONE = Fraction(1), Fraction(0)


class WrongStep(AssertionError):
    """Raised in tests where a step's conclusion doesn't hold in the figure."""


@dataclass(frozen=True)
class Derived:
    """A settled claim: by which rule, with which value, reckoned how, at what cost."""

    claim: Claim
    rule: Rule | None
    value: Value | None
    work: tuple[Part, ...]
    cost: float


class Search:
    """What follows in one figure.

    Args:
        strict: raise where a step fails its check; otherwise the step is dropped.
    """

    def __init__(self, sight: Sight, *, strict: bool = False) -> None:
        self.sight = sight
        self.strict = strict
        self.rules: list[Rule] = []
        self.linears: list[Linear] = []
        self.settled: dict[Claim, Derived] = {}
        self._waiting: dict[Claim, list[int]] = {}
        self._missing: list[int] = []
        self._wanted: set[Claim] = set()
        self._heap: list[tuple[float, int, Derived]] = []
        self._order = count()
        self._equals: dict[Size, list[Size]] = {}
        self._values: dict[str, list[Size]] = {}
        self._degrees: dict[Size, list[Claim]] = {}

    def give(self, claim: Claim, value: Value | None = None) -> None:
        """State a claim without a rule."""
        self._push(Derived(claim, None, value, (), _PREMISE))

    def add(self, rules: Iterable[Rule | Linear]) -> None:
        for rule in rules:
            if isinstance(rule, Linear):
                self.linears.append(rule)
                for need in rule.needs:
                    self._want(need)
                if any(s.kind == "unknown" for _, s in rule.terms):
                    continue  # a letter is reckoned away, it is no claim
                for one in rule.rules():
                    self._add(one)
            else:
                self._add(rule)

    def _add(self, rule: Rule) -> None:
        k = len(self.rules)
        self.rules.append(rule)
        needs = dict.fromkeys(rule.needs)
        for claim in needs:
            self._want(claim)
            if claim not in self.settled:
                self._waiting.setdefault(claim, []).append(k)
        self._missing.append(sum(claim not in self.settled for claim in needs))
        if not self._missing[k]:
            self._fire(rule)

    def _want(self, claim: Claim) -> None:
        if claim in self._wanted:
            return
        self._wanted.add(claim)
        if claim.kind == "is":
            self._degrees.setdefault(claim.about[0], []).append(claim)

    # -- chaining ------------------------------------------------------------------------

    def run(self, goals: Iterable[Claim] = ()) -> None:
        """Settle claims until all goals are, or nothing short is left."""
        left = dict.fromkeys(g for g in goals if g not in self.settled)
        for goal in left:
            self._want(goal)
        ending = bool(left)
        while self._heap and (left or not ending):
            _, _, derived = heapq.heappop(self._heap)
            if derived.claim in self.settled or derived.cost > _FAR:
                continue
            if not self._holds(derived):
                if self.strict:
                    raise WrongStep(
                        f"{derived.rule and derived.rule.theorem}: {derived.claim} {derived.value}"
                    )
                continue
            self.settled[derived.claim] = derived
            left.pop(derived.claim, None)
            for k in self._waiting.pop(derived.claim, ()):
                self._missing[k] -= 1
                if not self._missing[k]:
                    self._fire(self.rules[k])
            self._follow(derived)

    def _fire(self, rule: Rule) -> None:
        if rule.gives in self.settled or rule.gives in rule.needs:
            return
        found = [self.settled[c] for c in rule.needs]
        cost = rule.cost + sum(d.cost for d in {d.claim: d for d in found}.values())
        value: Value | None = None
        work: tuple[Part, ...] = ()
        if rule.work is not None:
            values = tuple(d.value for d in found if d.claim.kind == "known" and d.value is not None)
            try:
                value, work = rule.work(values)
            except (Inexact, ZeroDivisionError, OverflowError):
                return
        self._push(Derived(rule.gives, rule, value, work, cost))

    def _push(self, derived: Derived) -> None:
        if derived.claim not in self.settled and math.isfinite(derived.cost):
            heapq.heappush(self._heap, (derived.cost, next(self._order), derived))

    def _follow(self, derived: Derived) -> None:
        """What a settled claim gives besides the rules that were laid out beforehand."""
        claim = derived.claim
        if claim.kind == "equal":
            a, b = claim.about
            for x, y in ((a, b), (b, a)):
                for z in self._equals.setdefault(x, []):
                    if z != y:
                        other = equal(z, y)
                        if other in self._wanted:
                            self._add(Rule(CHAIN, (claim, equal(x, z)), other, {"third": x}, None, 0.6))
            self._equals[a].append(b)
            self._equals[b].append(a)
            if a.kind == b.kind:
                for rule in Linear(
                    EQUAL, ((_ONE, a), (-_ONE, b)), _NONE, (claim,), {"a": a, "b": b}, 0.3
                ).rules():
                    self._add(rule)
        elif claim.kind == "known" and derived.value is not None:
            size = claim.about[0]
            for need in self._degrees.get(size, ()):
                if derived.value.same(need.about[1]):
                    self._push(Derived(need, Rule("", (claim,), need), None, (), derived.cost))
            alike = self._values.setdefault(f"{size.kind} {derived.value.shown}", [])
            for twin in alike:
                pair = equal(size, twin)
                if pair in self._wanted and close(self._value(twin).real, derived.value.real):
                    self._add(Rule(SAME, (claim, known(twin)), pair, {"a": size, "b": twin}, None, 0.5))
            alike.append(size)

    def _value(self, size: Size) -> Value:
        found = self.settled[known(size)].value
        assert found is not None
        return found

    # -- checks --------------------------------------------------------------------------

    def _holds(self, derived: Derived) -> bool:
        """Whether a claim holds in the figure as measured."""
        claim, sight = derived.claim, self.sight
        match claim.kind:
            case "known":
                assert derived.value is not None
                (size,) = claim.about
                real = sight.measured(size)
                slack = _TIGHT * max(1.0, abs(real), sight.size)
                return abs(derived.value.real - real) <= slack and derived.value.real > 0
            case "equal":
                a, b = (sight.measured(s) for s in claim.about)
                return abs(a - b) <= _TIGHT * max(1.0, abs(a), abs(b), sight.size)
            case "parallel" | "perpendicular":
                u, v = (sight.way(sight.lines[i].points[0], (i, 1)) for i in claim.about)
                turned = u.conjugate() * v
                return abs(turned.imag if claim.kind == "parallel" else turned.real) < 1e-8
            case "similar" | "congruent":
                p, q = claim.about
                sides = [(sight.distance(p[i - 1], p[i]), sight.distance(q[i - 1], q[i])) for i in range(3)]
                k = 1.0 if claim.kind == "congruent" else sides[0][0] / sides[0][1]
                return all(abs(x - k * y) < 1e-8 * sight.size for x, y in sides)
        return True
