"""How a model behind an OpenAI-compatible address wants a call put: some fields have two names, some aren't taken."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from typing import Any

from train.exams.api.said import Trouble

__all__ = ["Dialect"]

_NAMES = ("max_tokens", "max_completion_tokens")
_FREE = "temperature"
_UNKNOWN = re.compile(
    r"unsupported|not support|n't support|unknown|unrecogni[sz]ed|unexpected|not permitted|not allowed|deprecated|"
    r"extra inputs|only the default",
    re.IGNORECASE,
)


class Dialect:
    """What one model takes. It is learned from what it refuses, each thing once; several threads may learn.

    Args:
        completion: whether the longest answer is told as `max_completion_tokens`, as far as one knows.
    """

    def __init__(self, *, completion: bool) -> None:
        self._longest = _NAMES[completion]
        self._renamed = False
        self._cold = True
        self._lock = threading.Lock()

    @property
    def cold(self) -> bool:
        """Whether the model takes a temperature."""
        return self._cold

    def put(self, *, longest: int, temperature: float) -> dict[str, Any]:
        """The fields that depend on whom one asks."""
        with self._lock:
            return {self._longest: longest} | ({_FREE: temperature} if self._cold else {})

    def learn(self, sent: Mapping[str, Any], trouble: Trouble) -> bool:
        """Learn from a refusal; whether the same call would now be put in another way."""
        if trouble.status not in (400, 422):
            return False
        with self._lock:
            if _FREE in sent and self._blames(trouble, _FREE):
                self._cold = False
                return True
            longest = next(name for name in _NAMES if name in sent)
            if self._blames(trouble, longest):
                if longest != self._longest:
                    return True  # another thread has learned it
                if not self._renamed:
                    self._renamed = True
                    self._longest = next(name for name in _NAMES if name != longest)
                    return True
        return False

    @staticmethod
    def _blames(trouble: Trouble, name: str) -> bool:
        if not re.search(rf"(?<!\w){name}(?!\w)", f"{trouble.param} {trouble.message}"):
            return False
        return trouble.code.startswith("unsupported") or _UNKNOWN.search(trouble.message) is not None
