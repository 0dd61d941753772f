"""The catalogue of diagnostics."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Explanation", "explanation", "explanations"]


@dataclass(frozen=True)
class Explanation:
    """A diagnostic in full."""

    code: str
    title: str
    meaning: str
    example: str
    mend: str


def explanations() -> dict[str, Explanation]:
    """All diagnostics by code."""
    return {}


def explanation(code: str) -> Explanation:
    """One diagnostic; KeyError where there is none of that code."""
    return explanations()[code.upper()]
