"""The facts that are listed of the members: all of them hold, and none that another member has is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from geodsl.facts.ink.ink_fact import InkFact
from geodsl.language.term import Fact
from geodsl.ledger import TRUE
from geodsl.observe.inked import ink_facts
from perturb.verifying.complaint import UNREADABLE, Complaint
from perturb.verifying.entries import facts_of
from perturb.verifying.remade import Remade

__all__ = ["Truths"]


class Truths:
    """What is listed in a group.

    Attributes:
        known: every fact that is listed of some member, by its key.
    """

    def __init__(self, members: Sequence[Mapping[str, Any]]) -> None:
        self.known: dict[str, Fact] = {}
        for told in members:
            with suppress(*UNREADABLE):  # which is said where the member itself is looked at
                self.known |= {f.key: f for f in facts_of([*told["facts"], *told["ink"]])}

    def of(self, member: Remade) -> Iterator[Complaint]:
        """What is listed wrongly of a member."""
        told = member.told
        facts, ink = facts_of(told["facts"]), facts_of(told["ink"])
        yield from self._hold(member, facts, "facts")
        yield from self._hold(member, ink, "ink")
        for where, some, inked in (("facts", facts, False), ("ink", ink, True)):
            for fact in some:
                if isinstance(fact, InkFact) != inked:
                    yield Complaint(member.k, f"{fact} isn't for its {where}")
        yield from self._missing(member, {f.key for f in (*facts, *ink)})

    def said(self, member: Remade) -> Iterator[Complaint]:
        """What a member's caption says wrongly."""
        yield from self._hold(member, facts_of(member.told["caption"]["facts"]), "the caption")

    def _hold(self, member: Remade, facts: Sequence[Fact], where: str) -> Iterator[Complaint]:
        for fact, verdict in zip(facts, member.verdicts(facts), strict=True):
            if verdict != TRUE:
                say = "says" if where == "the caption" else "say"
                yield Complaint(member.k, f"{where} {say} that {fact}, which doesn't hold")

    def _missing(self, member: Remade, listed: set[str]) -> Iterator[Complaint]:
        other = [f for f in self.known.values() if f.key not in listed]
        found = [f for f, v in zip(other, member.verdicts(other), strict=True) if v == TRUE]
        found += [f for f in ink_facts(member.ink) if f.key not in listed | {f.key for f in found}]
        for fact in found:
            where = "ink doesn't" if isinstance(fact, InkFact) else "facts don't"
            yield Complaint(member.k, f"its {where} say that {fact}, which holds")
