"""What is raised for answers."""

from __future__ import annotations

from geodsl.errors import GeodslError

__all__ = ["AnswerError"]


class AnswerError(GeodslError, ValueError):
    """Raised where it isn't told what a right answer is."""
