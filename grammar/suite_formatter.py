"""The one canonical way to write a suite down. A group stands on one line where it fits there."""

from __future__ import annotations

from functools import partial
from typing import Any

from grammar import suite_tree as suites
from grammar import tree
from grammar.amounts import written
from grammar.formatter import INDENT, format_node, indented, layout, quote, stacked
from grammar.groups import starts_line

__all__ = ["format_line", "format_suite"]

_WIDTH = 80  # of a group on one line


def format_suite(suite: suites.Suite) -> str:
    """The suite as text, ending in a newline; the empty suite is the empty text."""
    return layout(suite.entries, partial(_written, room=_WIDTH))


def format_line(line: suites.Line) -> str:
    """One line as text: a group stands on as many lines as it needs."""
    return "\n".join(_line(line, _WIDTH))


def _written(body: Any, room: int) -> list[str]:
    match body:
        case suites.Line():
            return _line(body, room)
        case suites.Part(name, block):
            return [f"define {format_node(name)} {{", *_inner(block, room), "}"]
        case suites.Title(text):
            return [f"suite {quote(text)}"]
        case tree.Use(file):
            return [f"use {quote(file)}"]
        case suites.Keep(what):
            return [f"keep {format_node(what)}"]
        case suites.Allow(what):
            return [f"allow {format_node(what)}"]
        case suites.Positives(count):
            return [f"positives {count.text}"]
    raise TypeError(f"not a statement of a suite: {body!r}")


def _line(line: suites.Line, room: int) -> list[str]:
    head = "text " * line.text + (f"{line.count.text} of " if line.count else "")
    tail = f" weight {line.weight.text}" if line.weight else ""
    if not isinstance(line.of, suites.Block):
        return [head + " then ".join(map(_step, line.of)) + tail]
    inside = _row(line.of)
    if inside is not None and len(head + inside + tail) <= room:
        return [head + inside + tail]
    return [head + "{", *_inner(line.of, room), "}" + tail]


def _inner(block: suites.Block, room: int) -> list[str]:
    return indented(stacked(block.entries, partial(_written, room=room - len(INDENT))))


def _row(block: suites.Block) -> str | None:
    """A group on one line, None if it can't stand there: with groups, comments or empty lines in it."""
    lines: list[str] = []
    for entry in block.entries:
        if entry.comment is not None or entry.blank or not isinstance(entry.body, suites.Line):
            return None
        if isinstance(entry.body.of, suites.Block):
            return None
        [text] = _line(entry.body, _WIDTH)
        if lines and not starts_line(text):  # behind a comma it would be read as more of the line before
            return None
        lines.append(text)
    return f"{{ {', '.join(lines)} }}"


def _step(step: suites.Step) -> str:
    phrase = format_node(step.phrase)
    if step.amount is None:
        return phrase
    low, high = step.amount.low.text, step.amount.high.text
    return f"{phrase} by {written(low, high, step.amount.unit)}"
