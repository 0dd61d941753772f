"""What is wrong with a recorded group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from geodsl.errors import GeodslError

__all__ = ["UNREADABLE", "Complaint", "guarded"]

UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    ArithmeticError,
    RecursionError,
)
"""What comes of data that isn't as it should be."""


@dataclass(frozen=True)
class Complaint:
    """One thing that isn't as it is certified: of which member, and what."""

    member: int | None
    what: str

    def __str__(self) -> str:
        where = (
            "the group"
            if self.member is None
            else "the positive"
            if not self.member
            else f"negative {self.member}"
        )
        return f"{where}: {self.what}"


def guarded(member: int | None, part: Iterator[Complaint], what: str = "it") -> Iterator[Complaint]:
    """Some complaints, and one more where the rest can't be read."""
    try:
        yield from part
    except GeodslError as error:
        yield Complaint(member, f"{what} is refused: {str(error).splitlines()[0]}")
    except UNREADABLE as error:
        yield Complaint(member, f"{what} can't be read: {type(error).__name__}: {error}")
