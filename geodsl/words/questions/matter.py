"""What can be asked of a figure: matters, each with its answer and the facts that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from geodsl.language.term import Fact, Term

__all__ = ["Claim", "Contrast", "Matter", "Named", "Number", "Sort", "Which", "claim"]


class Named(str):
    """The name of a sort in a slot, to be looked up in the table of a language."""

    @property
    def key(self) -> str:
        return str(self)


@dataclass(frozen=True)
class Matter:
    """Something to ask about.

    Attributes:
        kind: of questions.
        ask: the name of the templates that ask it.
        slots: what these speak of.
    """

    kind: str
    ask: str
    slots: Mapping[str, Term | Named] = field(hash=False)
    facts: tuple[Fact, ...] = ()
    fails: tuple[Fact, ...] = ()

    @property
    def key(self) -> str:
        """The same for what is asked of two figures alike."""
        return f"{self.ask} {' '.join(f'{k}={t.key}' for k, t in self.slots.items())}"

    @property
    def settled(self) -> Any:
        """The answer, to be compared with that of the same matter in another figure."""
        raise TypeError(f"{type(self).__name__} has no answer")


@dataclass(frozen=True)
class Claim(Matter):
    """Whether a fact holds. Yes and no are asked within one group, whose texts look alike."""

    fact: Fact = None  # type: ignore[assignment]
    holds: bool = True
    group: str = ""

    @property
    def key(self) -> str:
        return f"{self.ask} {self.fact.key}"

    @property
    def settled(self) -> bool:
        return self.holds


def claim(
    kind: str, ask: str, slots: Mapping[str, Term | Named], fact: Fact, holds: bool, group: str = ""
) -> Claim:
    """The claim of a fact, which rests on it or on its failing."""
    facts, fails = ((fact,), ()) if holds else ((), (fact,))
    return Claim(kind, ask, slots, facts, fails, fact=fact, holds=holds, group=group)


@dataclass(frozen=True)
class Contrast(Matter):
    """A fact that holds, and one of the same look that fails."""

    true: Fact = None  # type: ignore[assignment]
    false: Fact = None  # type: ignore[assignment]

    @property
    def settled(self) -> str:
        return self.true.key


@dataclass(frozen=True)
class Which(Matter):
    """Which of some things are so.

    Attributes:
        among: those that are asked about.
        answer: those that are so, in the order of `among`.
        aliases: other names of the only answer.
        told: whether the question names all that it asks about.
    """

    among: tuple[Term, ...] = ()
    answer: tuple[Term, ...] = ()
    aliases: tuple[Term, ...] = ()
    told: bool = False

    @property
    def settled(self) -> tuple[str, ...]:
        return tuple(sorted(t.key for t in self.answer))


@dataclass(frozen=True)
class Sort(Matter):
    """Of what sort something is.

    Attributes:
        answer: the name of the sort, as the tables of languages have it.
        also: more general names that are right, too.
        beside: names that are true of it and no answer by themselves, but may be said with one.
    """

    answer: str = ""
    also: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def settled(self) -> str:
        return self.answer


@dataclass(frozen=True)
class Number(Matter):
    """How many, or how large.

    Attributes:
        value: the exact value in words.
        decimal: the same as a float.
        unit: "°" or nothing.
        variants: other ways to write the value.
        solved: the worked solution, from which a text can be had in any language.
    """

    value: str = ""
    decimal: float = 0.0
    unit: str = ""
    variants: tuple[str, ...] = ()
    solved: Any = field(default=None, hash=False, compare=False)

    @property
    def settled(self) -> str:
        return self.value
