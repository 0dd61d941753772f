"""What can go wrong between us and a model."""

from __future__ import annotations

from typing import Any

from geodsl.errors import GeodslError

__all__ = [
    "AssistError",
    "CutOffError",
    "DeniedError",
    "LimitError",
    "NoKeyError",
    "OverBudgetError",
    "RefusedError",
    "StoppedError",
    "UnreachableError",
]


class AssistError(GeodslError, RuntimeError):
    """Base of them.

    Attributes:
        final: whether nothing else that is asked of the same model could go better.
        again: whether the same may go better another time.
        answers: what was answered and paid for all the same.
    """

    final = False
    again = False
    answers: tuple[Any, ...] = ()


class NoKeyError(AssistError):
    """Raised where the environment has no key."""

    final = True


class UnreachableError(AssistError, ConnectionError):
    """Raised where nobody answers at the address."""

    final = True


class DeniedError(AssistError, PermissionError):
    """Raised where the key, the model or the request isn't accepted."""

    final = True


class LimitError(AssistError):
    """Raised where the address is too busy for longer than one would wait."""


class CutOffError(AssistError):
    """Raised where an answer never comes to its end."""


class RefusedError(AssistError):
    """Raised where the model declines to answer."""


class OverBudgetError(AssistError):
    """Raised before a call that might pass what may be spent."""

    final = True


class StoppedError(AssistError):
    """Raised in calls under way when the work is stopped."""

    final = True
