"""What can go wrong in an exam."""

from __future__ import annotations

from geodsl.errors import GeodslError

__all__ = ["ExamError"]


class ExamError(GeodslError, ValueError):
    """Raised when an exam can't be sat as it is asked for."""
