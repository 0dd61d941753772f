"""The package's messages as plain data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from geodsl.assist.prices import Usage
from geodsl.assist.request import Answer

__all__ = ["answer_of", "usage_of"]

# What of each kind of block can be sent back.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text",),
    "tool_use": ("id", "name", "input"),
    "thinking": ("thinking", "signature"),
    "redacted_thinking": ("data",),
}


def answer_of(message: Any, cost: float, hide: Callable[[Any], Any]) -> Answer:
    """An answer; blocks of kinds that we don't know are kept as they are."""
    blocks = []
    for block in message.content:
        fields = _FIELDS.get(block.type)
        whole = block.to_dict(mode="json")
        blocks.append({"type": block.type} | {f: whole.get(f) for f in fields} if fields else whole)
    return Answer(
        tuple(hide(b) for b in blocks if _said(b)), message.stop_reason or "", usage_of(message), cost
    )


def _said(block: Mapping[str, Any]) -> bool:
    return block["type"] != "text" or bool(str(block["text"]).strip())  # an empty text can't be sent back


def usage_of(message: Any) -> Usage:
    """What a message took."""
    told = message.usage
    return Usage(
        input=int(told.input_tokens or 0),
        write=int(told.cache_creation_input_tokens or 0),
        read=int(told.cache_read_input_tokens or 0),
        output=int(told.output_tokens or 0),
    )
