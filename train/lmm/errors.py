"""What goes wrong with models of pictures and words."""

from __future__ import annotations

from geodsl.errors import GeodslError

__all__ = ["AssemblyError", "ConversationError", "LengthError", "LmmError", "one_line"]


class LmmError(GeodslError, RuntimeError):
    """Raised when a run can't go on, or can't be as it is asked for."""


class AssemblyError(GeodslError, ValueError):
    """Raised when a model can't be put together or read."""


class ConversationError(GeodslError, ValueError):
    """Raised when a conversation isn't one: its pictures and its words disagree, or its turns don't take turns."""


class LengthError(GeodslError, ValueError):
    """Raised when conversations are longer than the context that they have to fit into."""


def one_line(error: BaseException) -> str:
    """What another library says of an error, on one line."""
    return " ".join(str(error).split())[:300]
