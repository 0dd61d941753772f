"""The syntax tree of suites: frozen, comparable without regard to where it stood.

Phrases, numbers and lists are those of `grammar.tree`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from grammar import tree
from grammar.source import Span

__all__ = [
    "Allow",
    "Amount",
    "Block",
    "Body",
    "Entry",
    "Keep",
    "Line",
    "Part",
    "Positives",
    "Step",
    "Suite",
    "Title",
    "Unit",
]

Unit: TypeAlias = Literal["percent", "degrees", "ratio"]


@dataclass(frozen=True)
class Title(tree.Spanned):
    """`suite "…"`"""

    text: str


@dataclass(frozen=True)
class Keep(tree.Spanned):
    """`keep all stated`, `keep AB = AC, P on w`"""

    what: tree.List


@dataclass(frozen=True)
class Allow(tree.Spanned):
    """`allow AC perpendicular BD`: facts that may fall or be unclear."""

    what: tree.List


@dataclass(frozen=True)
class Positives(tree.Spanned):
    """`positives 2`: a whole number, 0 too."""

    count: tree.Number


@dataclass(frozen=True)
class Amount(tree.Spanned):
    """`8%..20%`, `6°`, `ratio 1.2..1.5`: from `low` up to `high`, one number where they are the same."""

    low: tree.Number
    high: tree.Number
    unit: Unit

    @property
    def ends(self) -> tuple[float, float]:
        """Both ends as they are written: 8% is 8."""
        return float(self.low.text), float(self.high.text)


@dataclass(frozen=True)
class Step(tree.Spanned):
    """One change: a phrase, which names an operator and its target or a part of the suite; and by how much."""

    phrase: tree.List
    amount: Amount | None = None


@dataclass(frozen=True)
class Block(tree.Spanned):
    """What stands between braces."""

    entries: tuple[Entry, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines, without the comments between them."""
        return tuple(e.body for e in self.entries if isinstance(e.body, Line))


@dataclass(frozen=True)
class Line(tree.Spanned):
    """`text 2 of … weight 3`: steps, one after the other on one figure, or a group.

    `text` says that the word stands there; lines within a group are of text where the group is. A count is whole,
    1 to 10,000; a weight is above 0.
    """

    of: tuple[Step, ...] | Block
    count: tree.Number | None = None
    text: bool = False
    weight: tree.Number | None = None


@dataclass(frozen=True)
class Part(tree.Spanned):
    """`define circles { … }`: a group with a name in words, which a step may be."""

    name: tree.Run
    block: Block


Body: TypeAlias = Title | tree.Use | Keep | Allow | Positives | Part | Line


@dataclass(frozen=True)
class Entry:
    """A statement with what stands around it. `body` is None for a comment on a line of its own."""

    body: Body | None
    comment: str | None = None
    blank: bool = False
    span: Span = field(default=Span(0, 0), compare=False, repr=False)


@dataclass(frozen=True)
class Suite:
    """A whole text. `lost` names the parts that can't be read, of which nobody is told that they are missing."""

    entries: tuple[Entry, ...]
    lost: tree.Lost = field(default=tree.Lost(), compare=False, repr=False)
