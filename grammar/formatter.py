"""The one canonical way to write a program down. Comments and grouping lines stay."""

from __future__ import annotations

import itertools

from grammar import tree

__all__ = ["format_node", "format_program"]

_INDENT = "    "


def format_program(program: tree.Program) -> str:
    """The program as text, ending in a newline; the empty program is the empty text."""
    lines = _statements(program.statements, "")
    return "\n".join(lines) + "\n" if lines else ""


def _statements(statements: tuple[tree.Statement, ...], indent: str) -> list[str]:
    lines: list[str] = []
    for statement in statements:
        if statement.blank and lines:
            lines.append("")
        body = statement.body
        if body is None:
            lines.append(indent + _comment(statement.comment))
        elif isinstance(body, tree.Define) and isinstance(body.body, tuple):
            lines.append(f"{indent}define {format_node(body.head)} {{")
            lines += _statements(body.body, indent + _INDENT)
            lines.append(_with_comment(indent + "}", statement.comment))
        else:
            lines.append(_with_comment(indent + _body(body), statement.comment))
    return lines


def _comment(text: str | None) -> str:
    return f"# {text}" if text else "#"


def _with_comment(line: str, comment: str | None) -> str:
    return line if comment is None else f"{line}  {_comment(comment)}"


def _body(body: tree.Title | tree.Language | tree.Use | tree.Define | tree.Phrase) -> str:
    match body:
        case tree.Title(text):
            return f"diagram {_quote(text)}"
        case tree.Language(version):
            return f"language {version}"
        case tree.Use(file):
            return f"use {_quote(file)}"
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
            return _quote(text)
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


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
