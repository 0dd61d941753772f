"""What can be wrong with data that is learned from."""

from __future__ import annotations

from geodsl.errors import GeodslError

__all__ = ["DataError"]


class DataError(GeodslError, ValueError):
    """Raised when data can't be learned from; the text names the file or the group, and says how to mend it."""
