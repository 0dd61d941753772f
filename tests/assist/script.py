"""A scripted model: it reads givens, writes programs turn after turn, and answers whatever else it is asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.assist.server import Said, call, text

__all__ = ["Script", "givens", "last", "problem_of", "result_of", "submit"]

Turn = Sequence[Mapping[str, Any]] | Callable[[dict[str, Any]], Sequence[Mapping[str, Any]]]


def givens(
    *facts: str, objects: Mapping[str, str] | None = None, named: Mapping[str, str] | None = None
) -> Turn:
    """What a reader of the text answers; points are found in the facts."""
    import re

    found = {p: "point" for f in facts for p in re.findall(r"[A-Z][0-9']*", f)}
    found |= {c: "circle" for f in facts for c in re.findall(r"(?<![a-z])[a-z](?![a-z])", f)}
    found |= objects or {}
    told = [{"name": n, "type": t, "what": (named or {}).get(n, "")} for n, t in found.items()]
    return [call("givens", objects=told, givens=[{"fact": f, "words": f} for f in facts])]


def submit(program: str) -> Turn:
    return [call("submit", program=program)]


class Script:
    """Turns by the tool that is offered: the n-th call for it gets the n-th turn, and the last for ever.

    Which turn it is, is read off the conversation: the script remembers nothing, and may be asked by many at once.
    """

    def __init__(self, **turns: Sequence[Turn]) -> None:
        self.turns = turns

    def __call__(self, body: dict[str, Any]) -> Said:
        tools = {t["name"] for t in body.get("tools", [])}
        name = next(n for n in self.turns if n in tools)
        turns = self.turns[name]
        k = sum(m["role"] == "assistant" for m in body["messages"])
        turn = turns[min(k, len(turns) - 1)]
        return Said(turn(body) if callable(turn) else turn or [text("Hm.")])


def last(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The blocks of the last message."""
    return body["messages"][-1]["content"]


def result_of(body: Mapping[str, Any]) -> Any:
    """What the last tool answered, as data."""
    return json.loads(last(body)[0]["content"][0]["text"])


def problem_of(body: Mapping[str, Any]) -> str:
    """The text of the problem, as the model sees it: between its tags."""
    shown = "\n".join(b.get("text", "") for b in body["messages"][0]["content"])
    return shown.partition("<problem>\n")[2].rpartition("\n</problem>")[0]
