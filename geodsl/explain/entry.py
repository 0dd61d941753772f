"""What is known about one diagnostic."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Explanation"]


@dataclass(frozen=True)
class Explanation:
    """A diagnostic in full."""

    code: str
    title: str
    meaning: str
    example: str  # a program that gives it
    mend: str  # the same program without it
