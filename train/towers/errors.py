"""What can go wrong with a model: it isn't known, isn't whole, or can't do what is asked of it."""

from __future__ import annotations

from geodsl.errors import GeodslError

__all__ = ["TowerError"]


class TowerError(GeodslError, ValueError):
    """Raised when a model can't be found, read, saved, or treated as was asked."""
