"""The one canonical way to write a program down. Comments and grouping lines stay."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any, Protocol

from grammar import tree

__all__ = ["INDENT", "format_node", "format_program", "indented", "layout", "quote", "stacked"]

INDENT = "    "


class _Entry(Protocol):
    """A statement with what stands around it, in either language."""

    @property
    def body(self) -> Any: ...
    @property
    def comment(self) -> str | None: ...
    @property
    def blank(self) -> bool: ...


def format_program(program: tree.Program) -> str:
    """The program as text, ending in a newline; the empty program is the empty text."""
    return layout(program.statements, _written)


def layout(entries: Iterable[_Entry], write: Callable[[Any], list[str]]) -> str:
    """Statements with their comments and empty lines as text, each by the lines that `write` gives for it."""
    lines = stacked(entries, write)
    return "\n".join(lines) + "\n" if lines else ""


def stacked(entries: Iterable[_Entry], write: Callable[[Any], list[str]]) -> list[str]:
    """The lines of statements; a comment stands behind the last of each."""
    lines: list[str] = []
    for entry in entries:
        if entry.blank and lines:
            lines.append("")
        if entry.body is None:
            lines.append(_comment(entry.comment))
        else:
            *before, last = write(entry.body)
            lines += [*before, _with_comment(last, entry.comment)]
    return lines


def indented(lines: Iterable[str]) -> list[str]:
    return [INDENT + line if line else line for line in lines]


def _written(body: Any) -> list[str]:
    if isinstance(body, tree.Define) and isinstance(body.body, tuple):
        return [f"define {format_node(body.head)} {{", *indented(stacked(body.body, _written)), "}"]
    return [_body(body)]


def _comment(text: str | None) -> str:
    return f"# {text}" if text else "#"


def _with_comment(line: str, comment: str | None) -> str:
    return line if comment is None else f"{line}  {_comment(comment)}"


def _body(body: tree.Title | tree.Language | tree.Use | tree.Define | tree.Phrase) -> str:
    match body:
        case tree.Title(text):
            return f"diagram {quote(text)}"
        case tree.Language(version):
            return f"language {version}"
        case tree.Use(file):
            return f"use {quote(file)}"
        case tree.Define(head, meaning):
            assert isinstance(meaning, tree.List)
            return f"define {format_node(head)} = {format_node(meaning)}"
        case tree.Phrase(lead, inner, conditions):
            text = format_node(inner) if lead is None else f"{lead} {format_node(inner)}"
            return text if conditions is None else f"{text} with {format_node(conditions)}"
    raise TypeError(f"not a statement: {body!r}")


def format_node(node: tree.Node | tree.List) -> str:
    """One piece of a statement, spaced canonically."""
    match node:
        case tree.Points(names):
            return "".join(names)
        case tree.Name(text) | tree.Word(text) | tree.Number(text):
            return text
        case tree.Text(text):
            return quote(text)
        case tree.Slot(names, kind):
            return "{" + "".join(names) + ": " + kind + "}"
        case tree.Degrees(of):
            return format_node(of) + "°"
        case tree.Power(base, exponent):
            return f"{format_node(base)}^{format_node(exponent)}"
        case tree.Ratio(parts):
            return " : ".join(map(format_node, parts))
        case tree.Range(low, high):
            return f"{format_node(low)}..{format_node(high)}"
        case tree.Group(of):
            return f"({format_node(of)})"
        case tree.Run(items):
            return _run(items)
        case tree.Product(first, rest):
            return format_node(first) + "".join(f" {op} {format_node(f)}" for op, f in rest)
        case tree.Sum(terms):
            sign, term = terms[0]
            head = ("-" if sign == "-" else "") + format_node(term)
            return head + "".join(f" {s} {format_node(t)}" for s, t in terms[1:])
        case tree.Relation(operands, signs):
            tail = "".join(f" {s} {format_node(x)}" for s, x in zip(signs, operands[1:], strict=True))
            return format_node(operands[0]) + tail
        case tree.List(elements):
            return ", ".join(map(format_node, elements))
    raise TypeError(f"not a piece of a statement: {node!r}")


def _run(items: tuple[tree.Item, ...]) -> str:
    """Items side by side; a function keeps its parenthesis close."""
    out = format_node(items[0])
    for before, item in itertools.pairwise(items):
        close = (
            isinstance(item, tree.Group) and isinstance(before, tree.Word) and before.text in tree.FUNCTIONS
        )
        out += format_node(item) if close else " " + format_node(item)
    return out


def quote(text: str) -> str:
    """A text between quotes, on one line."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
