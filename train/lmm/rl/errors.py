"""What goes wrong in learning from reward."""

from __future__ import annotations

from geodsl.errors import GeodslError

__all__ = ["RlError"]


class RlError(GeodslError, ValueError):
    """Raised when a run can't be as it is asked for, or can't go on; what was saved before stays."""
