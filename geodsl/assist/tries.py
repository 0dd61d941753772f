"""Trying again: as often as it may help, after as long as the address asks for or as it seems good."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from typing import TypeVar

from geodsl.assist.errors import AssistError, StoppedError
from geodsl.assist.failures import Failure

__all__ = ["Tries"]

T = TypeVar("T")

_UNMET = 2  # tries at an address where nobody has answered yet
_FIRST, _LONGEST = 0.5, 30.0  # seconds before a second try, and before any


class Tries:
    """Calls to one address. Several threads may make them.

    Args:
        retries: how often a call is tried again.
        patience: seconds that are waited before one more try, at most.
        failed: what an exception means.

    Attributes:
        stopped: once it is set, no try is begun any more.
    """

    def __init__(
        self, address: str, *, retries: int, patience: float, failed: Callable[[Exception], Failure]
    ) -> None:
        self.address, self.retries, self.patience, self.failed = address, retries, patience, failed
        self.stopped = threading.Event()
        self._met = False

    def run(self, once: Callable[[], T], name: str) -> T:
        """What comes of a call.

        Args:
            name: calls of different names wait for different times.

        Raises:
            AssistError: where nothing comes of it.
        """
        attempt = 0
        while True:
            if self.stopped.is_set():
                raise StoppedError("the work was stopped")
            try:
                out = once()
                self._met = True
                return out
            except AssistError:
                raise
            except Exception as error:
                if self.stopped.is_set():
                    raise StoppedError("the work was stopped") from None
                found = self.failed(error)
                self._met = self._met or not found.unmet
                most = self.retries if self._met else min(_UNMET - 1, self.retries)
                wait = _wait(attempt, name) if found.after is None else found.after
                if not found.again or attempt >= most or wait > self.patience:
                    raise found.told(self.address, attempt + 1, wait) from None
            self.stopped.wait(wait)
            attempt += 1


def _wait(attempt: int, name: str) -> float:
    """Longer each time, and not the same for calls that failed together."""
    part = hashlib.sha256(f"{name} {attempt}".encode()).digest()[0] / 255
    return min(_LONGEST, _FIRST * 2.0**attempt) * (0.75 + 0.25 * part)
