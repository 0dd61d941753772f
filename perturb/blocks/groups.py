"""Groups: one figure and its variants, each the others' hard negative.

A group has no place of honour: the figure of the diagram and those in which something was broken or made are
members alike, and which of them is the anchor is drawn at random. Groups come in blocks that share a plan, so that
everything is solved, judged and laid out for many figures at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from geodsl.facts.ink.ink_fact import InkFact
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.ledger import TRUE
from geodsl.objects import Ref
from geodsl.picture.picture import Picture
from geodsl.realize.attempts import Refused
from geodsl.realize.evaluate import take
from geodsl.words import Caption, Manner, told
from perturb.blocks.seeds import seed_of
from perturb.blocks.variants import Variant
from perturb.paper.mould import Mould
from perturb.site import Site

__all__ = ["Group", "Member"]

_SEEDS = 1 << 32  # of wordings: small enough for JSON everywhere


@dataclass(frozen=True)
class Member:
    """One figure of a group, drawn.

    Attributes:
        variant: what was done, and where everything is.
        place: the batch that it was made in, and its row there.
        verdict: for each fact of the group's ledger, whether it is true, false or unclear.
        holds: whether it holds at all, be it clear or not.
    """

    variant: Variant
    mould: Mould
    place: tuple[Instances, int]
    verdict: np.ndarray
    holds: np.ndarray
    picture: Picture

    @cached_property
    def at(self) -> Instances:
        """Every object of it."""
        batch, row = self.place
        return take(batch, np.array([row]))

    def value(self, ref: Ref) -> Any:
        """One object of it."""
        batch, row = self.place
        alone = Instances(batch.n, size=batch.size, values={ref: batch.value(ref)})
        return take(alone, np.array([row])).value(ref)

    @property
    def size(self) -> float:
        """That of its figure."""
        batch, row = self.place
        return float(batch.size[row])

    @property
    def ink(self) -> tuple[Fact, ...]:
        """The facts that its drawing says."""
        return self.mould.inked


@dataclass(frozen=True)
class Group:
    """One figure and its variants.

    Attributes:
        facts: the ledger.
        members: the anchor first.
        topics: which facts captions speak of.
        refused: why others aren't members.
    """

    site: Site
    facts: tuple[Fact, ...]
    members: tuple[Member, ...]
    topics: tuple[int, ...]
    seed: int
    block: int
    number: int
    refused: Refused = field(default_factory=Refused)

    def __repr__(self) -> str:
        diagram = self.site.diagram
        return f"<Group: {len(self.members) - 1} negatives of {diagram.title or diagram.source.name!r}>"

    @property
    def anchor(self) -> Member:
        return self.members[0]

    def ink(self, member: Member) -> tuple[Fact, ...]:
        """The facts that a member's drawing says: what it is drawn with, and what of the ledger that amounts to."""
        found = {f.key: f for f in member.ink}
        for fact in self.among((member.verdict == TRUE) & self._inked):
            found.setdefault(fact.key, fact)
        return tuple(found.values())

    def among(self, mask: np.ndarray) -> tuple[Fact, ...]:
        """Some facts of the ledger."""
        return tuple([self.facts[k] for k in np.flatnonzero(mask).tolist()])

    @cached_property
    def keys(self) -> frozenset[str]:
        """Of the ledger's facts."""
        return frozenset(f.key for f in self.facts)

    @cached_property
    def _inked(self) -> np.ndarray:
        """Which of the facts are of the drawing."""
        return np.array([isinstance(f, InkFact) for f in self.facts], dtype=bool)

    @cached_property
    def _claimable(self) -> np.ndarray:
        """Which of the facts a program claims where they are true."""
        told = {f.key for f in self.site.ledger}
        return np.array(
            [
                not isinstance(f, InkFact) and (f.key in told or not isinstance(f, OpenFact))
                for f in self.facts
            ],
            dtype=bool,
        )

    def claimed(self, member: Member) -> tuple[Fact, ...]:
        """The facts that a member's program claims: all that are true, but inequalities that only captions speak of."""
        return self.among((member.verdict == TRUE) & self._claimable)

    def shown(self, member: Member) -> tuple[Fact, ...]:
        """The facts of the ledger that are true of a member's figure, whatever is drawn of it."""
        return self.among((member.verdict == TRUE) & ~self._inked)

    @cached_property
    def manner(self) -> Manner:
        """How all its captions are worded: where their facts agree, so do their words."""
        return self.site.manner(seed_of(self.seed, self.block, self.number) % _SEEDS)

    def caption(self, member: Member) -> Caption:
        """What is said of a member, and of no other."""
        said = self.said(member)
        found = self._captions.get(said)
        if found is None:
            found = self._captions[said] = told(said, self.manner)
        return found

    @cached_property
    def _captions(self) -> dict[tuple[Fact, ...], Caption]:
        return {}

    def said(self, member: Member) -> tuple[Fact, ...]:
        """The facts of a member's caption, in the group's order."""
        return tuple(self.facts[k] for k in self.topics if member.verdict[k] == TRUE)
