"""The catalogue of diagnostics."""

from __future__ import annotations

from functools import lru_cache

from geodsl.explain.changes import CHANGES
from geodsl.explain.drawing import DRAWING
from geodsl.explain.entry import Explanation
from geodsl.explain.names import NAMES
from geodsl.explain.numbers import NUMBERS
from geodsl.explain.suites import SUITES
from geodsl.explain.syntax import SYNTAX

__all__ = ["Explanation", "explanation", "explanations"]


@lru_cache(maxsize=1)
def _all() -> dict[str, Explanation]:
    return {e.code: e for e in (*SYNTAX, *SUITES, *NAMES, *DRAWING, *NUMBERS, *CHANGES)}


def explanations() -> dict[str, Explanation]:
    """All diagnostics by code."""
    return dict(_all())


def explanation(code: str) -> Explanation:
    """One diagnostic; KeyError where there is none of that code."""
    return _all()[code.upper()]
