"""What is asked of a model, and what it answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from geodsl.assist.options import Options
from geodsl.assist.prices import Usage

__all__ = [
    "Answer",
    "Call",
    "Request",
    "Steps",
    "digest",
    "most_input",
    "picture_block",
    "prefix",
    "text_block",
    "user",
]

T = TypeVar("T")

_PICTURE = 6_000  # tokens that one takes at most
_AROUND = 2_000  # tokens that the model is told beside what we say


@dataclass(frozen=True)
class Request:
    """One call.

    Attributes:
        system: texts that are the same for many calls: the prompt cache keeps them.
    """

    system: tuple[str, ...]
    tools: tuple[Mapping[str, Any], ...]
    messages: tuple[Mapping[str, Any], ...]

    def params(self, options: Options) -> dict[str, Any]:
        """The call as the API takes it. No tool is forced: models that think refuse that."""
        system: list[dict[str, Any]] = [{"type": "text", "text": text} for text in self.system]
        system[-1]["cache_control"] = {"type": "ephemeral"}
        out: dict[str, Any] = {
            "model": options.model,
            "max_tokens": options.max_tokens,
            "system": system,
            "messages": _kept(self.messages),
        }
        if self.tools:
            out["tools"] = [dict(tool) for tool in self.tools]
        if options.effort:
            out["output_config"] = {"effort": options.effort}
        return out


@dataclass(frozen=True)
class Call:
    """A tool that the model calls."""

    id: str
    name: str
    input: Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """What a model said, as blocks that can be sent back.

    Attributes:
        cost: what was paid for it, in dollars, whenever that was.
    """

    content: tuple[Mapping[str, Any], ...]
    stop: str
    usage: Usage
    cost: float

    @property
    def calls(self) -> list[Call]:
        return [
            Call(str(b["id"]), str(b["name"]), b["input"] if isinstance(b["input"], Mapping) else {})
            for b in self.content
            if b.get("type") == "tool_use"
        ]

    @property
    def text(self) -> str:
        return "\n".join(str(b["text"]) for b in self.content if b.get("type") == "text")

    def message(self) -> dict[str, Any]:
        """The answer as a message of the conversation that goes on."""
        content = list(self.content) or [{"type": "text", "text": "(nothing)"}]
        return {"role": "assistant", "content": content}

    def to_json(self) -> dict[str, Any]:
        return {
            "content": list(self.content),
            "stop": self.stop,
            "usage": self.usage.to_json(),
            "cost": self.cost,
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Answer:
        content = tuple(told["content"])
        if not all(isinstance(b, Mapping) for b in content):
            raise TypeError("an answer is made of blocks")
        return cls(content, str(told["stop"]), Usage.from_json(told["usage"]), float(told["cost"]))


Steps = Generator[Request, Answer, T]
"""Work that asks again and again: it hands out requests and is handed answers, by whom doesn't matter."""


def text_block(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


def picture_block(data: str, kind: str) -> dict[str, Any]:
    """A picture, given in base64."""
    return {"type": "image", "source": {"type": "base64", "media_type": kind, "data": data}}


def user(*blocks: Mapping[str, Any]) -> dict[str, Any]:
    return {"role": "user", "content": list(blocks)}


def digest(x: Any) -> str:
    """The name of what is plain data: by its content alone."""
    text = json.dumps(x, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _kept(messages: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The messages, the last marked so that the next round finds all before it in the prompt cache."""
    out = [dict(m) for m in messages]
    if out and isinstance(out[-1]["content"], list) and out[-1]["content"]:
        *before, last = out[-1]["content"]
        out[-1]["content"] = [*before, {**last, "cache_control": {"type": "ephemeral"}}]
    return out


def most_tokens(x: Any) -> int:
    """As many tokens as plain data may take at most: none is shorter than a byte, and pictures are counted apart."""
    if isinstance(x, str):
        return len(x.encode("utf-8", "surrogatepass"))
    if isinstance(x, Mapping):
        if x.get("type") == "base64":
            return _PICTURE
        return sum(len(str(k)) + 4 + most_tokens(v) for k, v in x.items())
    if isinstance(x, list | tuple):
        return sum(2 + most_tokens(v) for v in x)
    return len(str(x))


def most_input(params: Mapping[str, Any], known: Mapping[str, int]) -> int:
    """As many tokens as a call's question may take at most.

    Args:
        known: by name of what stands before the messages, as many as that was seen to take at most.
    """
    before = known.get(prefix(params))
    if before is None:
        before = most_tokens(params.get("system", [])) + most_tokens(params.get("tools", [])) + _AROUND
    return before + most_tokens(params["messages"])


def prefix(params: Mapping[str, Any]) -> str:
    """The name of what stands before a call's messages."""
    return digest([params["model"], params.get("system", []), params.get("tools", [])])
