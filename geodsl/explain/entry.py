"""What is known about one diagnostic."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Explanation", "SuiteExplanation"]


@dataclass(frozen=True)
class Explanation:
    """A diagnostic in full."""

    code: str
    title: str
    meaning: str
    example: str  # a program that gives it
    mend: str  # the same program without it


@dataclass(frozen=True)
class SuiteExplanation(Explanation):
    """A diagnostic of suites only: the example and its mend are suites, not programs.

    Where it depends on the diagram that a suite is for, `diagram` is one.
    """

    diagram: str | None = None
