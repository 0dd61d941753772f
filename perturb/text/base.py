"""Bases: the caption that texts are edits of, which is the anchor's own no oftener than any other of its list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from geodsl.language.term import Fact
from perturb.text.anchor import Anchor
from perturb.text.witness import Witness

__all__ = ["Base"]


class Base:
    """A caption with the figures from which those of its edits are looked for.

    Args:
        facts: its facts, each in the place of one of the anchor's caption; by default they are those.
        witness: a figure that they are true of.
    """

    def __init__(self, anchor: Anchor, facts: Sequence[Fact] = (), witness: Witness | None = None) -> None:
        self.anchor = anchor
        self.facts = tuple(facts) or anchor.caption.facts
        self.witness = witness

    @cached_property
    def starts(self) -> tuple[Mapping[str, np.ndarray], ...]:
        """The numbers of figures: one that it is true of first."""
        own = self.anchor.starts
        if self.witness is None:
            return own
        # What it doesn't speak of stands where the anchor has it.
        return ({**own[0], **{name: pins[:, 0] for name, pins in self.witness.pins.items()}}, *own)

    def changed(self, facts: Sequence[Fact]) -> tuple[int, ...]:
        """Which facts of an edit aren't the anchor's own any more, by its edits and by those that led to this base."""
        own = self.anchor.caption.facts
        return tuple(k for k, (a, b) in enumerate(zip(own, facts, strict=True)) if a.key != b.key)
