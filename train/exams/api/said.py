"""What an OpenAI-compatible address says: an answer, or what is wrong. Nothing of it is taken for granted."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from geodsl.assist.prices import Usage

__all__ = ["BrokenError", "Said", "Trouble", "said"]

_FILTER = "content_filter"


class BrokenError(Exception):
    """Raised where what comes is neither an answer nor what is wrong; the text says what it is."""


@dataclass(frozen=True)
class Said:
    """An answer.

    Attributes:
        stop: why it ends.
        usage: None where it isn't told.
    """

    text: str
    stop: str
    usage: Usage | None


@dataclass(frozen=True)
class Trouble:
    """What is wrong.

    Attributes:
        plain: whether it is told as the protocol has it.
    """

    status: int
    message: str = ""
    code: str = ""
    param: str = ""
    plain: bool = True

    @property
    def long(self) -> bool:
        """Whether the question is too long."""
        return self.code == "context_length_exceeded" or (
            self.status in (400, 413, 422)
            and re.search(r"context (length|window|size)", self.message) is not None
        )

    @property
    def spent(self) -> bool:
        """Whether what may be asked at all is used up."""
        return self.code in ("insufficient_quota", "billing_hard_limit_reached")


def said(status: int, data: bytes) -> Said | Trouble:
    """What a response says.

    Raises:
        BrokenError: where it is good and says nothing that can be read.
    """
    told = _json(data)
    if not 200 <= status < 300:
        found = _trouble(status, told)
        return Said("", _FILTER, Usage()) if found.code == _FILTER else found
    if not isinstance(told, Mapping):
        raise BrokenError("it isn't JSON" if told is None else "it holds no object")
    choices = told.get("choices")
    if not choices and told.get("error"):  # some tell what is wrong as if all were well
        found = _trouble(500, told)
        code: Any = told["error"].get("code") if isinstance(told["error"], Mapping) else None
        status = code if isinstance(code, int) and 400 <= code < 600 else 500
        return replace(found, status=status)
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], Mapping):
        raise BrokenError("it has no choices")
    message = choices[0].get("message")
    if not isinstance(message, Mapping):
        raise BrokenError("it has no message")
    return _answer(message, choices[0].get("finish_reason"), _usage(told.get("usage")))


def _answer(message: Mapping[str, Any], stop: Any, usage: Usage | None) -> Said:
    text = _text(message.get("content"))
    declined = _text(message.get("refusal"))
    if declined and not text:
        return Said(declined, "refusal", usage)
    return Said(text, stop if isinstance(stop, str) else "", usage)


def _text(content: Any) -> str:
    """A text, whole or in parts."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        parts = (p.get("text") for p in content if isinstance(p, Mapping) and p.get("type") == "text")
        return "".join(p for p in parts if isinstance(p, str))
    return ""


def _usage(told: Any) -> Usage | None:
    if not isinstance(told, Mapping):
        return None
    found = [told.get(name) for name in ("prompt_tokens", "completion_tokens")]
    if not all(isinstance(n, int) and not isinstance(n, bool) and 0 <= n < 10**12 for n in found):
        return None
    return Usage(input=int(found[0] or 0), output=int(found[1] or 0))


def _trouble(status: int, told: Any) -> Trouble:
    """What is wrong, in whichever of the usual forms it is told."""
    if not isinstance(told, Mapping):
        return Trouble(status, plain=False)
    error = told.get("error")
    if isinstance(error, Mapping):
        # A code may be a number, which says no more than the status.
        code = next((c for n in ("code", "type") if isinstance(c := error.get(n), str)), "")
        return Trouble(status, _told(error.get("message")), code, _told(error.get("param")))
    message = next((told[n] for n in ("error", "message", "detail") if told.get(n)), "")
    return Trouble(status, _told(message), plain=isinstance(message, str) and "detail" not in told)


def _told(x: Any) -> str:
    if x is None:
        return ""
    return (x if isinstance(x, str) else json.dumps(x))[:10_000]


def _json(data: bytes) -> Any:
    """Data as JSON; None where they are none."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None
