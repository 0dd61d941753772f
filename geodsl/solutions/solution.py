"""A worked solution: steps from what is given to the answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from geodsl.language.term import Fact, Term
from geodsl.solutions.claim import Part, Size
from geodsl.solutions.exact import Exact

__all__ = ["Solution", "Step"]


@dataclass(frozen=True)
class Step:
    """One theorem applied to named things.

    Attributes:
        theorem: its name.
        premises: what it is applied to, as facts.
        conclusion: what it gives, as a fact.
        line: the conclusion as it is written, with how it is reckoned.
        words: the things that the theorem is applied to, by what they are to it.
    """

    theorem: str
    premises: tuple[Fact, ...]
    conclusion: Fact
    line: tuple[Part, ...] = ()
    words: Mapping[str, Any] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Solution:
    """A short chain of named theorems.

    Attributes:
        target: what was asked for.
        value: the answer as a reader finds it; an angle in degrees.
        measured: the answer in the figure. It differs from the value where printed sizes are rounded.
        givens: the stated facts and printed sizes that are used.
        steps: in order; each needs only givens and steps before it.
        unit: the length that is taken as 1, where only ratios are asked for.
    """

    target: Term
    value: Exact
    measured: float
    givens: tuple[Fact, ...]
    steps: tuple[Step, ...]
    degrees: bool = False
    unit: Size | None = None
    asked: tuple[Part, ...] = field(default=(), compare=False, repr=False)  # the target as it is written

    @property
    def exact(self) -> bool:
        """Whether the answer is that of the figure to the last digits, and not just to what is printed."""
        return abs(self.value.decimal - self.measured) <= 1e-9 * max(1.0, abs(self.measured))

    @property
    def answer(self) -> str:
        """The value with its sign: `70°`, `3√2`."""
        if not self.degrees:
            return str(self.value)
        return f"{self.value}°" if self.value.simple else f"({self.value})°"

    @property
    def theorems(self) -> tuple[str, ...]:
        return tuple(step.theorem for step in self.steps)

    def text(
        self, lang: str = "en", seed: int = 0, *, only: Collection[str] = (), answer: str | None = None
    ) -> str:
        """The solution in words, with the answer in a box at its end.

        Args:
            only: names of curves at which no letter stands, each the only one of its kind.
            answer: how the answer is written in the box; by default as `answer` says.
        """
        from geodsl.solutions.telling import tell

        return tell(self, lang=lang, seed=seed, only=only, answer=answer)
