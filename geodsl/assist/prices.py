"""What tokens cost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    """US dollars for a million tokens of each kind."""

    input: float
    output: float
    write: float
    read: float

    def cost(self, usage: Usage, share: float = 1.0) -> float:
        """What tokens cost, in dollars."""
        sum = (
            usage.input * self.input
            + usage.write * self.write
            + usage.read * self.read
            + usage.output * self.output
        )
        return share * sum / _MILLION

    @property
    def dearest(self) -> float:
        """The most that a token of input may cost."""
        return max(self.input, self.write, self.read)


def _price(input: float, output: float, *, read: float = _READ) -> Price:
    return Price(input, output, _WRITE * input, read * input)


# List prices of November 2026; the option `price` says others.
PRICES: dict[str, Price] = {
    "claude-opus-5-5": _price(4.0, 20.0, read=0.05),
    "claude-opus-5": _price(5.0, 25.0),
    "claude-sonnet-5-5": _price(2.0, 10.0, read=0.05),
    "claude-sonnet-5": _price(2.0, 10.0),
    "claude-sonnet-4-6": _price(3.0, 15.0),
    "claude-haiku-5-5": _price(0.5, 2.5),  # that of long questions, the dearer one
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
    usage = Usage(
        write=2 * problem + (answers - 1) * step,
        read=reading
        + answers * drawing
        + (answers - 1) * problem
        + step * (answers - 1) * (answers - 2) // 2,
        output=(answers + 1) * output,
    )
    return price.cost(usage, share)


def price_of(model: str, told: Sequence[float] = ()) -> Price | None:
    """The price of a model's tokens: as told (input, output, and writing to and reading from the prompt cache), or as
    listed; None where nobody knows."""
    if not told:
        return PRICES.get(model)
    input, output, *rest = told
    write = rest[0] if rest else _WRITE * input
    read = rest[1] if len(rest) > 1 else _READ * input
    return Price(input, output, write, read)
