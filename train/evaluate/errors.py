"""What can go wrong when a model is measured."""

from __future__ import annotations

from geodsl.errors import GeodslError

__all__ = ["EvaluateError"]


class EvaluateError(GeodslError, ValueError):
    """Raised when a model can't be measured on what is given."""
