"""What is asked for, and what is written: lines of text, and text negatives."""

from __future__ import annotations

from dataclasses import dataclass

from geodsl.language.term import Fact
from geodsl.words import Caption
from perturb.text.edits import RULES
from perturb.text.witness import Witness

__all__ = ["NEAREST", "TextLine", "TextNegative"]

NEAREST = "nearest"


@dataclass(frozen=True)
class TextLine:
    """How many texts, by rules of which one is chosen for each, and how many facts each may change.

    Attributes:
        weights: how often each rule is chosen beside the others; by default they take turns alike.
    """

    rules: tuple[str, ...] = RULES
    count: int = 1
    edits: tuple[int, int] = (1, 4)
    weights: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        strange = [r for r in self.rules if r not in (*RULES, NEAREST)]
        if strange or not self.rules:
            raise ValueError(f"rules are {', '.join((*RULES, NEAREST))}, not {', '.join(strange) or 'none'}")
        if NEAREST in self.rules and len(self.rules) > 1:
            raise ValueError("nearest captions take a line of their own")
        if self.weights and (len(self.weights) != len(self.rules) or min(self.weights) <= 0):
            raise ValueError("each rule has a weight, above 0")
        if self.count < 1 or not 1 <= self.edits[0] <= self.edits[1]:
            raise ValueError("a line is of 1 text or more, with 1 edit or more")


@dataclass(frozen=True)
class TextNegative:
    """A caption that is false of an anchor.

    Attributes:
        kind: the rule that it comes from.
        edits: the anchor's facts that were changed, and what into.
        false: which of the caption's facts are false of the anchor.
        witness: a figure that it is true of; None for captions that were found, which are true of theirs.
        source: the name of the diagram that a found caption belongs to.
    """

    caption: Caption
    kind: str
    edits: tuple[tuple[Fact, Fact], ...]
    false: tuple[int, ...]
    witness: Witness | None = None
    source: str | None = None
