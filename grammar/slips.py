"""What is said about a line of a suite that can't be parsed."""

from __future__ import annotations

import re
from typing import Any

from lark import UnexpectedInput

from grammar.complaints import HABITS, unexpected
from grammar.diagnostics import Fix
from grammar.source import Span

__all__ = ["slip"]

_NEAR = 100
_HABITS = {**HABITS, "?": HABITS["!"]}
_NUMBERS = {
    word: str(i)
    for i, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
_ALL = ("all", "any", "each", "every", "some")
# What stands before the place, what stands there, and the hint.
_HINTS = [
    (re.compile(before), re.compile(word), hint)
    for before, word, hint in (
        (r"\bof$", r"$", "behind `of` comes a step, or a `{` on the same line"),
        (r"^keep$", r"$", "say what is kept: `keep all stated`, `keep AB = AC`"),
        (r"^(text )?define\b[^{]*$", r"$|=", "the lines of a part stand in braces: `define circles { … }`"),
        (r"\bweight\b.*", r"by\b", "the amount stands before the weight: `… by 8% weight 3`"),
        (r"\bby\b.*", r"by\b", "a step has one amount; `then` begins another step"),
        (r"\bweight$", r"", "a weight is a number: `weight 3`"),
        (r"^positives$", r"", "say how many are wanted: `positives 2`"),
        (r"\}$", r"\S", "behind a group stands its weight, or another line"),
        (r"\bby ratio$", r"", "a ratio is a number or a range: `by ratio 1.2..1.5`"),
        (r"^by\b", r"", "before `by` a step says what is done: `move P off w by 8%`"),
        (r"", r"[%°]", "an amount stands behind `by`: `by 8%..20%`, `by 6°`"),
        (r"\bby (ratio )?[0-9][^a-z]*$", r"[a-z]", "behind an amount stands `then` or `weight`, or nothing"),
        (r"\S$", r"\{", "a group is a line of its own, behind its count: `2 of { … }`"),
    )
]


def slip(head: str, start: int, error: UnexpectedInput) -> dict[str, Any]:
    """The complaint about a line, of which `start` is the offset in the text."""
    complaint = unexpected(head, start, error, _HABITS)
    at, end = complaint["span"].start - start, complaint["span"].end - start
    before, word = head[:at].rstrip(), head[at:end]
    behind = start + len(before)
    if len(before) > _NEAR:  # what stands far off helps nobody, and looking through it takes long
        before = "…" + before[-_NEAR:]
    if word and word in "–—…" and re.search(r"\bby\b", before):
        complaint |= {
            "hint": "a range is written with two dots: `by 8%..20%`",
            "fix": Fix(complaint["span"], ".."),
        }
    elif word == "{" and (counted := _counted(before, behind)):
        complaint |= {"hint": counted[0], "fix": counted[1], "expected": ()}
    elif complaint.get("fix") is None and complaint["code"] == "E101":
        hints = (hint for left, here, hint in _HINTS if left.search(before) and here.match(word))
        if hint := next(hints, None):
            complaint |= {"hint": hint, "expected": ()}
    return complaint


def _counted(before: str, behind: int) -> tuple[str, Fix] | None:
    """`2 {`, `two of {`, `all of {`: the hint and the fix; `behind` is where what stands before ends."""
    if before[-1:].isdigit():
        hint = f"how many are wanted is said with `of`: `{before.split()[-1]} of {{`"
        return hint, Fix(Span(behind, behind), " of")
    match = re.search(r"([a-z]+) of$", before)
    if match is None:
        return None
    word, span = match.group(1), Span(behind - len(match.group()), behind)
    if word in _NUMBERS:
        return "how many is said with digits", Fix(span, f"{_NUMBERS[word]} of")
    if word in _ALL:
        return "a group without a count stands for all of its lines", Fix(span, "")
    return None
