"""Why a call failed, whether it helps to try again, and after how long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from geodsl.assist.errors import (
    AssistError,
    CutOffError,
    DeniedError,
    LimitError,
    OverBudgetError,
    UnreachableError,
)

__all__ = ["Failure", "after", "failure", "line", "of_status"]

_BUSY = frozenset((408, 409))  # and whatever is the address's own fault
_LATE = frozenset((408, 504, 522, 524))  # who waited gave up; who works may still be at it, and be paid
# In a stream, and in a batch, an error has a name and no number.
_NAMES = {
    "rate_limit_error": 429,
    "overloaded_error": 529,
    "api_error": 500,
    "timeout_error": 504,
    "authentication_error": 401,
    "billing_error": 402,
    "permission_error": 403,
    "not_found_error": 404,
    "request_too_large": 413,
    "invalid_request_error": 400,
}
_LONGEST = 300


@dataclass(frozen=True)
class Failure:
    """What is known of a call that failed.

    Attributes:
        again: whether another try may go better.
        after: seconds that the address asks one to wait.
        free: whether it certainly cost nothing.
        unmet: whether nobody was there.
    """

    error: AssistError
    again: bool = False
    after: float | None = None
    free: bool = False
    unmet: bool = False

    def told(self, address: str, tries: int, wait: float) -> AssistError:
        """The error to raise in the end."""
        where = urlsplit(address).hostname or "the address"
        more = ""
        if self.again and tries > 1:
            more = f" ({tries} tries)"
        elif self.again and self.after is not None:
            more = f" (it asks to wait {wait:g} s, longer than `patience`)"
        told = type(self.error)(f"{where}: {self.error}{more}")
        told.again = self.again
        return told


def failure(error: Any, hidden: Callable[[str], str]) -> Failure:
    """What an exception of the package, of the network or of broken data means, or an error that a batch tells."""
    import anthropic

    if isinstance(error, AssistError):
        return Failure(error, free=isinstance(error, OverBudgetError))
    if isinstance(error, anthropic.APITimeoutError):
        return Failure(CutOffError("no word came in time"), again=True)
    if isinstance(error, anthropic.APIConnectionError):
        return Failure(UnreachableError("nobody answers there"), again=True, free=True, unmet=True)
    if isinstance(error, anthropic.APIStatusError):
        code = (
            _NAMES.get(str(error.type), error.status_code) if error.status_code < 400 else error.status_code
        )
        said = line(hidden(str(error.api_message or error.type or "")))
        return of_status(code, said, after(error.response.headers))
    name = getattr(getattr(error, "error", None), "type", None)
    if name is not None:  # of one request of a batch
        return of_status(_NAMES.get(name, 500), line(hidden(str(getattr(error.error, "message", "")))), None)
    if isinstance(error, anthropic.APIError):
        return Failure(CutOffError("what it answers can't be read"), again=True)
    if isinstance(error, KeyboardInterrupt):
        return Failure(CutOffError("interrupted"))
    # A connection that broke, a stream that ends early, data that are no JSON.
    return Failure(CutOffError(f"the answer is broken ({type(error).__name__})"), again=True)


def of_status(code: int, said: str, after: float | None) -> Failure:
    """What a status of HTTP means.

    Args:
        said: what the address says of it, without keys.
        after: seconds that it asks one to wait.
    """
    told = f"{code}{': ' + said if said else ''}"
    if code == 429:
        return Failure(LimitError(f"too many calls ({told})"), again=True, after=after, free=True)
    if code in _BUSY or code >= 500:
        return Failure(LimitError(f"it is busy ({told})"), again=True, after=after, free=code not in _LATE)
    if 300 <= code < 400:  # isn't followed: the key might go along
        return Failure(
            DeniedError(f"it sends the call elsewhere, and a key isn't taken there ({told})"), free=True
        )
    if code == 401:
        return Failure(DeniedError(f"it doesn't accept the key ({told})"), free=True)
    if code in (402, 403):
        return Failure(DeniedError(f"it doesn't let this key do that ({told})"), free=True)
    if code == 404:
        return Failure(DeniedError(f"it knows no such model or place ({told})"), free=True)
    if code == 413:
        return Failure(CutOffError(f"the question is too long ({told})"), free=True)
    # One question may be at fault where the next is fine.
    return Failure(AssistError(f"it doesn't accept the request ({told})"), free=True)


def after(headers: Any) -> float | None:
    """Seconds, where the address says how long to wait; a date isn't believed, as clocks differ."""
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(name)) / unit
        except (TypeError, ValueError):
            continue
        if 0 <= seconds < 1e9:
            return seconds
    return None


def line(text: object) -> str:
    """A text of others on one line, and not too long."""
    told = " ".join(str(text).split())
    told = "".join(c if c.isprintable() else "�" for c in told)
    return told if len(told) <= _LONGEST else f"{told[: _LONGEST - 3]}..."
