"""A budget that is never passed: what a call may cost at most is laid aside before it is made."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from geodsl.assist.errors import OverBudgetError
from geodsl.assist.prices import Price, Usage

__all__ = ["Budget", "Ticket"]


@dataclass(frozen=True, eq=False)
class Ticket:
    """What is laid aside for a call."""

    tokens: int
    money: float
    share: float


class Budget:
    """Money and tokens; several threads may spend them.

    Args:
        money: dollars.
    """

    def __init__(self, money: float, tokens: int, price: Price) -> None:
        self.money, self.tokens, self.price = money, tokens, price
        self.used = Usage()
        self.cost = 0.0
        self._open: list[Ticket] = []
        self._changed = threading.Condition()

    def reserve(self, input: int, output: int, *, share: float = 1.0, wait: bool = True) -> Ticket:
        """Lay aside what a call costs at most.

        Args:
            share: of the price that the call costs.
            wait: for calls under way, where they hold what is wanted.

        Raises:
            OverBudgetError: where it isn't there.
        """
        ticket = Ticket(input + output, self.price.most(input, output, share), share)
        with self._changed:
            while not self._fits(ticket):
                if not (wait and self._open):
                    raise OverBudgetError(self._told(ticket))
                self._changed.wait()
            self._open.append(ticket)
        return ticket

    def settle(self, ticket: Ticket, usage: Usage | None) -> float:
        """Put back what a call hasn't taken, and say what it cost; what nobody knows is taken as spent."""
        with self._changed:
            self._open.remove(ticket)
            cost = ticket.money if usage is None else self.price.cost(usage, ticket.share)
            self.used += Usage(input=ticket.tokens) if usage is None else usage
            self.cost += cost
            self._changed.notify_all()
        return cost

    def add(self, usage: Usage, cost: float) -> None:
        """Count what an earlier run has asked for, and this one was given."""
        with self._changed:
            self.used += usage
            self.cost += cost

    def _fits(self, ticket: Ticket) -> bool:
        money = self.cost + sum(t.money for t in self._open) + ticket.money
        tokens = self.used.total + sum(t.tokens for t in self._open) + ticket.tokens
        return money <= self.money and tokens <= self.tokens

    def _told(self, ticket: Ticket) -> str:
        if self.cost + ticket.money > self.money:
            return (
                f"the budget of ${self.money:.2f} might be passed: ${self.cost:.4f} is spent, and the next call "
                f"may cost up to ${ticket.money:.4f}; raise `budget`, or allow shorter answers only"
            )
        return (
            f"the budget of {self.tokens:,} tokens might be passed: {self.used.total:,} are spent, and the next "
            f"call may take up to {ticket.tokens:,}; raise `budget_tokens`, or allow shorter answers only"
        )
