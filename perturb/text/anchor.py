"""The anchor of a group as what texts are written about: its caption, its names, and what is false of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np

from geodsl.ink.strokes import hidden_points
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.ledger import FALSE, TRUE, UNCLEAR, Ledger
from geodsl.objects import Ref
from geodsl.realize.evaluate import take
from geodsl.words import Caption
from perturb.blocks.groups import Group, Member
from perturb.text.pattern import scale_of
from perturb.text.spelling import Spelling
from perturb.text.terms import refs
from perturb.text.usual import Usual

__all__ = ["Anchor"]

_NUMBERS = {"number", "length", "area"}  # a length without a unit is a number


class Anchor:
    """What is known of one.

    Args:
        others: further pictures of which texts have to be false.
    """

    def __init__(self, group: Group, others: Sequence[Member] = ()) -> None:
        self.group = group
        self.member: Member = group.anchor
        self.others = others
        self.caption: Caption = group.caption(self.member)
        self.types = types_of(self.member)
        self.size = float(self.member.at.size[0])
        # Of all members alike: which of them is the anchor mustn't show.
        self.usual = Usual([f for m in group.members for f in group.said(m)])
        self._told: dict[str, int] = {}

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The names that a reader could look for: not those of hidden points."""
        hidden = hidden_points(self.member.mould.scene)
        return tuple(name for name in self.types if name not in hidden)

    @cached_property
    def spelled(self) -> Spelling:
        """Names things as the group's captions do."""
        return Spelling(self.group.facts, self.types)

    def worth(self, fact: Fact) -> float:
        """How usual it is to say such a fact, of such things, in this group."""
        return self.usual(fact) * self.spelled.familiar(fact)

    @cached_property
    def starts(self) -> tuple[Mapping[str, np.ndarray], ...]:
        """The numbers of every figure of the group, its own first."""
        return tuple({k: v[:, 0] for k, v in m.variant.pins.items()} for m in self.group.members)

    @cached_property
    def scales(self) -> Mapping[str, np.ndarray]:
        """By how much a step of 1 changes the numbers of each name."""
        own = self.starts[0]
        return {name: scale_of(self.types[name], numbers, self.size) for name, numbers in own.items()}

    def judge(self, facts: Sequence[Fact]) -> list[int]:
        """Whether each fact is true, unclear or false of the anchor; what names something else is false."""
        fresh = {f.key: f for f in facts if f.key not in self._told}
        known = {key: f for key, f in fresh.items() if self.names(f)}
        self._told |= dict.fromkeys(fresh.keys() - known.keys(), FALSE)
        if known:
            some = tuple(known.values())
            ledger = _ledger(some)
            verdicts = np.array([ledger.judge(_at(m, some))[0][:, 0] for m in (self.member, *self.others)])
            # False of all, or true of one, or neither.
            verdict = np.where(
                (verdicts == FALSE).all(0), FALSE, np.where((verdicts == TRUE).any(0), TRUE, UNCLEAR)
            )
            self._told |= dict(zip(known, verdict.tolist(), strict=True))
        return [self._told[f.key] for f in facts]

    def names(self, fact: Fact) -> bool:
        """Whether the figure has all that a fact names."""
        return all(self._like(ref) for ref in refs(fact))

    def _like(self, ref: Ref) -> bool:
        kind = self.types.get(ref.name)
        return kind == ref.type or {kind, ref.type} <= _NUMBERS


def _at(member: Member, facts: Sequence[Fact]) -> Instances:
    """A member's figure, every name in it known in whichever type a fact takes it for."""
    at = take(member.at, np.array([0]))
    by_name = {ref.name: value for ref, value in at.known().items() if isinstance(ref, Ref)}
    for ref in {r for fact in facts for r in refs(fact)} - at.known().keys():
        at.put(ref, by_name[ref.name])
    return at


@lru_cache(maxsize=64)
def _ledger(facts: tuple[Fact, ...]) -> Ledger:
    return Ledger(facts)


def types_of(member: Member) -> dict[str, str]:
    """The type of every name of a member."""
    return {node.name: node.type for node in member.mould.plate.scene.nodes}
