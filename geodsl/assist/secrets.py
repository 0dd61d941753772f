"""Keys: read from the environment, and taken out of whatever leaves it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["Secrets"]

_SHORTEST = 8  # what is shorter keeps nobody out, and may well be a word of an answer


class Secrets:
    """The keys that some variables of the environment hold.

    Args:
        names: the variables.
    """

    def __init__(self, names: Sequence[str]) -> None:
        told = (os.environ.get(name, "").strip() for name in names)
        self._secrets = tuple(sorted({v for v in told if len(v) >= _SHORTEST}, key=len, reverse=True))

    def hide(self, x: Any) -> Any:
        """Plain data without the keys, whoever put them there."""
        if isinstance(x, str):
            return self.hidden(x)
        if isinstance(x, Mapping):
            return {self.hidden(str(k)): self.hide(v) for k, v in x.items()}
        return [self.hide(v) for v in x] if isinstance(x, list | tuple) else x

    def hidden(self, text: str) -> str:
        """A text without the keys."""
        for secret in self._secrets:
            text = text.replace(secret, "[key]")
        return text
