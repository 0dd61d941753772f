"""What tokens cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

__all__ = ["BATCHED", "NOTHING", "PRICES", "Price", "Usage", "per_diagram", "price_of"]

BATCHED = 0.5  # what a call costs in a batch, as share
_WRITE, _READ = 1.25, 0.1  # of the price of input, where nothing else is told
_MILLION = 1e6


@dataclass(frozen=True)
class Usage:
    """Tokens: of input, of input put into the prompt cache and read from it, and of output."""

    input: int = 0
    write: int = 0
    read: int = 0
    output: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.input + other.input,
            self.write + other.write,
            self.read + other.read,
            self.output + other.output,
        )

    @property
    def read_in(self) -> int:
        """All tokens of the question."""
        return self.input + self.write + self.read

    @property
    def total(self) -> int:
        return self.read_in + self.output

    def to_json(self) -> dict[str, int]:
        return {"input": self.input, "write": self.write, "read": self.read, "output": self.output}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Usage:
        return cls(*(int(told[name]) for name in ("input", "write", "read", "output")))


NOTHING = Usage()


@dataclass(frozen=True)
class Price:
    """US dollars for a million tokens of each kind.

    Attributes:
        long: what a call costs, each of its tokens, where its question is longer than `beyond`; None where that is
            the same.
    """

    input: float
    output: float
    write: float
    read: float
    long: Price | None = None
    beyond: int = 100_000

    def cost(self, usage: Usage, share: float = 1.0) -> float:
        """What the tokens of one call cost, in dollars."""
        at = self._of(usage.read_in)
        sum = (
            usage.input * at.input + usage.write * at.write + usage.read * at.read + usage.output * at.output
        )
        return share * sum / _MILLION

    def most(self, input: int, output: int, share: float = 1.0) -> float:
        """What a call costs at most whose question and answer have so many tokens, at most."""
        at = self._of(input)
        return share * (input * max(at.input, at.write, at.read) + output * at.output) / _MILLION

    def _of(self, input: int) -> Price:
        return self if self.long is None or input <= self.beyond else self.long


def _price(input: float, output: float, *, read: float = _READ) -> Price:
    return Price(input, output, _WRITE * input, read * input)


# List prices, looked up on 26 November 2026 in stored copies of platform.claude.com's pages and in later reports
# (docs/authoring.md says which); the option `price` says others. Writing is for the cache of five minutes.
PRICES: dict[str, Price] = {
    "claude-fable-5-1": _price(10.0, 50.0, read=0.025),
    "claude-fable-5": _price(10.0, 50.0),
    "claude-opus-5-5": _price(4.0, 20.0, read=0.05),
    "claude-opus-5": _price(5.0, 25.0),
    "claude-sonnet-5-5": _price(2.0, 10.0, read=0.05),
    "claude-sonnet-5": _price(2.0, 10.0),
    "claude-sonnet-4-6": _price(3.0, 15.0),
    "claude-haiku-5-5": replace(_price(0.1, 0.5), long=_price(0.5, 2.5)),
    "claude-haiku-4-5": _price(1.0, 5.0),
}


def per_diagram(
    price: Price,
    *,
    reading: int,
    drawing: int,
    problem: int,
    answers: int,
    output: int,
    told: int,
    share: float = 1.0,
) -> float:
    """Dollars that a diagram costs where the prompt cache is warm.

    Args:
        reading: tokens of what stands before the call that reads the givens.
        drawing: tokens of what stands before the calls that draw.
        problem: tokens of the problem.
        answers: how many the model gives while it draws; it gives one more to read the givens.
        output: tokens of each.
        told: tokens of what the tools say to each.
        share: of the price that a call costs.
    """
    step = output + told  # by which the conversation grows with each answer
    total = price.cost(Usage(write=problem, read=reading, output=output), share)
    for k in range(answers):
        before = drawing + (problem + (k - 1) * step if k else 0)
        total += price.cost(Usage(write=step if k else problem, read=before, output=output), share)
    return total


def price_of(model: str, told: Sequence[float] = ()) -> Price | None:
    """The price of a model's tokens: as told (input, output, and writing to and reading from the prompt cache), or as
    listed; None where nobody knows."""
    if not told:
        return PRICES.get(model)
    input, output, *rest = told
    write = rest[0] if rest else _WRITE * input
    read = rest[1] if len(rest) > 1 else _READ * input
    return Price(input, output, write, read)
