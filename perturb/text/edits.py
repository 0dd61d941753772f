"""Edits of a caption: what may stand in the place of each of its facts, visibly false of the anchor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from geodsl.entailment import closure
from geodsl.language.term import Fact
from geodsl.ledger import FALSE, TRUE
from geodsl.realize.attempts import Refused
from perturb.text.anchor import Anchor
from perturb.text.kin import kin, returns
from perturb.text.letters import exchanged, pairs, replaced
from perturb.text.numbers import renumbered

__all__ = ["RULES", "Edits", "Exchange"]

RULES = ("letters", "shape", "relation", "number")

_STRONGER = 0.2  # of what says all that it stands for, and more: the other way round it would be true
_PAIRS = 16  # of letters that are tried for an exchange

ENTAILED, UNCLEAR = "it is true of the anchor", "it is neither true nor visibly false of the anchor"


@dataclass(frozen=True)
class Exchange:
    """Two letters exchanged in a whole caption: it is true of the figure with those letters exchanged."""

    names: Mapping[str, str]
    facts: tuple[Fact, ...]
    changed: tuple[int, ...]


class Edits:
    """The edits of one caption, by rule.

    Args:
        facts: the caption's; by default the anchor's own.
        back: by which rule, and where, the anchor's own facts may come back.
    """

    def __init__(
        self,
        anchor: Anchor,
        refused: Refused,
        facts: Sequence[Fact] = (),
        back: tuple[str, Sequence[int]] = ("", ()),
    ) -> None:
        self.anchor = anchor
        self.refused = refused
        self.facts = tuple(facts) or anchor.caption.facts
        self.back = back
        self._weights: dict[str, list[list[float]]] = {}
        self._found: dict[str, list[list[Fact]]] = {}
        self._exchanges: tuple[Exchange, ...] | None = None

    def of(self, rule: str) -> list[list[Fact]]:
        """For each fact of the caption what may stand in its place."""
        if rule not in self._found:
            if rule in ("shape", "relation"):
                both = [kin(f) for f in self.facts]
                for name in ("shape", "relation"):
                    mine = [[f for f, shaped in some if shaped == (name == "shape")] for some in both]
                    self._found[name] = self._with_own(name, self._false(mine))
            else:
                self._found[rule] = self._with_own(
                    rule, self._false([self._other(rule, f) for f in self.facts])
                )
        return self._found[rule]

    def _with_own(self, rule: str, ways: list[list[Fact]]) -> list[list[Fact]]:
        """With the anchor's own facts where they may come back: else they would be in its own caption alone."""
        if rule == self.back[0]:
            for k in self.back[1]:
                ways[k].append(self.anchor.caption.facts[k])
        return ways

    def weights(self, rule: str) -> list[list[float]]:
        """How much each of these is worth choosing, so that edits lead to what is usual as often as away from it."""
        found = self._weights.get(rule)
        if found is None:
            ways = zip(self.facts, self.of(rule), strict=True)
            found = self._weights[rule] = [self._worth(own, some) for own, some in ways]
        return found

    def _worth(self, own: Fact, some: Sequence[Fact]) -> list[float]:
        kinds = Counter(type(f) for f in some)
        out = []
        for fact in some:
            worth = self.anchor.worth(fact) / kinds[type(fact)]
            if type(fact) is not type(own):
                if not returns(own, fact):
                    worth = 0.0
                elif own.key in closure([fact]):
                    worth *= _STRONGER
            out.append(worth)
        return out

    def drop(self, rule: str, k: int, fact: Fact) -> None:
        """Take a fact off the list of what may stand in the place of the k-th: no figure is known to show it."""
        self._weights.pop(rule, None)
        self._found[rule][k] = [f for f in self._found[rule][k] if f is not fact]

    def _other(self, rule: str, fact: Fact) -> tuple[Fact, ...]:
        if rule == "letters":
            return replaced(fact, self.anchor.types, self.anchor.letters)
        if rule == "number":
            return renumbered(fact)
        raise ValueError(f"{rule!r} is no rule: {', '.join(RULES)} are")

    def _false(self, found: Sequence[Sequence[Fact]]) -> list[list[Fact]]:
        proposed = [[self.anchor.spelled(f) for f in some] for some in found]
        told = iter(self.anchor.judge([f for some in proposed for f in some]))
        out = []
        for some in proposed:
            verdicts = [next(told) for _ in some]
            out.append([f for f, v in zip(some, verdicts, strict=True) if v == FALSE])
            for v in verdicts:
                if v != FALSE:
                    self.refused[ENTAILED if v == TRUE else UNCLEAR] += 1
        return out

    def exchanges(self, order: Callable[[int], Sequence[int]]) -> tuple[Exchange, ...]:
        """Some exchanges of two letters by which every fact that changes becomes false.

        Args:
            order: shuffles so many.
        """
        if self._exchanges is None:
            self._exchanges = self._exchanged(order)
        return self._exchanges

    def _exchanged(self, order: Callable[[int], Sequence[int]]) -> tuple[Exchange, ...]:
        some = list(pairs(self.facts, self.anchor.types, self.anchor.letters))
        some = [some[k] for k in order(len(some))[:_PAIRS]]
        ways = [self._exchanged_in(a, b) for a, b in some]
        changes = [[k for k, f in enumerate(new) if f is not self.facts[k]] for new in ways]
        told = iter(self.anchor.judge([new[k] for new, ks in zip(ways, changes, strict=True) for k in ks]))
        out = []
        for (a, b), new, ks in zip(some, ways, changes, strict=True):
            verdicts = [next(told) for _ in ks]
            if ks and all(v == FALSE for v in verdicts):
                out.append(Exchange({a: b, b: a}, new, tuple(ks)))
            elif ks:
                self.refused[ENTAILED if TRUE in verdicts else UNCLEAR] += 1
        return tuple(out)

    def _exchanged_in(self, a: str, b: str) -> tuple[Fact, ...]:
        new = exchanged(self.facts, a, b)
        return tuple(g if g is f else self.anchor.spelled(g) for f, g in zip(self.facts, new, strict=True))
