"""The syntax tree: frozen, comparable without regard to where it stood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from grammar.source import Span

__all__ = [
    "FUNCTIONS",
    "Define",
    "Degrees",
    "Group",
    "Item",
    "Language",
    "List",
    "Lost",
    "Name",
    "Node",
    "Number",
    "Phrase",
    "Points",
    "Power",
    "Product",
    "Program",
    "Range",
    "Ratio",
    "Relation",
    "Run",
    "Slot",
    "Spanned",
    "Statement",
    "Sum",
    "Text",
    "Title",
    "Use",
    "Word",
]


# Words that hold on to the one thing behind them.
FUNCTIONS = ("sqrt", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "abs")


@dataclass(frozen=True)
class Spanned:
    """Anything that stood somewhere."""

    span: Span = field(default=Span(0, 0), compare=False, repr=False, kw_only=True)


@dataclass(frozen=True)
class Points(Spanned):
    """Point names written together: `ABC` is A, B and C."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Name(Spanned):
    """One lowercase letter with digits or primes: anything that isn't a point."""

    text: str


@dataclass(frozen=True)
class Word(Spanned):
    """A word of a phrase, in its canonical spelling; symbols are words too."""

    text: str


@dataclass(frozen=True)
class Number(Spanned):
    """A literal, kept as it was written."""

    text: str


@dataclass(frozen=True)
class Text(Spanned):
    """A string between quotes, its escapes resolved."""

    text: str


@dataclass(frozen=True)
class Slot(Spanned):
    """A parameter in the head of a definition: `{P: point}`."""

    names: tuple[str, ...]
    type: str


@dataclass(frozen=True)
class Degrees(Spanned):
    """`30°`"""

    of: Item | Run


@dataclass(frozen=True)
class Power(Spanned):
    """`a^2`"""

    base: Item | Run
    exponent: Item | Run


@dataclass(frozen=True)
class Ratio(Spanned):
    """`1 : 2 : 3`, `angle A : angle B`"""

    parts: tuple[Item | Run, ...]


@dataclass(frozen=True)
class Range(Spanned):
    """`30°..80°`"""

    low: Item | Run
    high: Item | Run


@dataclass(frozen=True)
class Group(Spanned):
    """Something in parentheses."""

    of: List


@dataclass(frozen=True)
class Run(Spanned):
    """Words and atoms side by side: what templates are matched against."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Product(Spanned):
    """`first * b / c`: a first factor, then operators with theirs."""

    first: Node
    rest: tuple[tuple[str, Node], ...]


@dataclass(frozen=True)
class Sum(Spanned):
    """Signed terms: `-a + b`."""

    terms: tuple[tuple[str, Node], ...]


@dataclass(frozen=True)
class Relation(Spanned):
    """A chain: `a = b = c`."""

    operands: tuple[Node, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True)
class List(Spanned):
    """What commas part."""

    elements: tuple[Node, ...]


Item: TypeAlias = Points | Name | Word | Number | Text | Slot | Degrees | Power | Ratio | Range | Group
Node: TypeAlias = Item | Run | Product | Sum | Relation


@dataclass(frozen=True)
class Title(Spanned):
    """`diagram "…"`"""

    text: str


@dataclass(frozen=True)
class Language(Spanned):
    """`language 1`"""

    version: str


@dataclass(frozen=True)
class Use(Spanned):
    """`use "file.geo"`"""

    file: str


@dataclass(frozen=True)
class Define(Spanned):
    """A phrase of the user's own: its head, and a phrase or statements it stands for."""

    head: Run
    body: List | tuple[Statement, ...]


@dataclass(frozen=True)
class Phrase(Spanned):
    """Everything else: an optional leading keyword, a phrase, conditions behind `with`."""

    lead: str | None
    body: List
    conditions: List | None = None


@dataclass(frozen=True)
class Statement:
    """A statement with what stands around it. `body` is None for a comment on a line of its own."""

    body: Title | Language | Use | Define | Phrase | None
    comment: str | None = None
    blank: bool = False
    span: Span = field(default=Span(0, 0), compare=False, repr=False)


@dataclass(frozen=True)
class Lost:
    """What statements that can't be read would have defined: nobody is told that it is missing."""

    names: frozenset[str] = frozenset()
    words: frozenset[frozenset[str]] = frozenset()  # of each phrase that they would have defined
    phrases: bool = False  # whether there may be any others
    some: bool = False  # whether anything is lost at all

    def __or__(self, other: Lost) -> Lost:
        return Lost(
            self.names | other.names,
            self.words | other.words,
            self.phrases or other.phrases,
            self.some or other.some,
        )


@dataclass(frozen=True)
class Program:
    """A whole text."""

    statements: tuple[Statement, ...]
    lost: Lost = field(default=Lost(), compare=False, repr=False)
