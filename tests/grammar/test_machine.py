"""The loop over Lark's table reads what Lark reads, and refuses what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import UnexpectedInput

from geodsl.strategies import programs
from grammar.build import machine
from grammar.source import chunks, walk

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "diagrams").rglob("*.geo"))
MACHINE, BUILD = machine()


def whole(node: Any) -> Any:
    """A tree with its spans, which trees themselves don't compare."""
    if isinstance(node, tuple | list):
        return [whole(x) for x in node]
    if hasattr(node, "__dataclass_fields__"):
        return [type(node).__name__, *(whole(getattr(node, f)) for f in node.__dataclass_fields__)]
    return node


def outcome(parse: Any, head: str) -> Any:
    try:
        return whole(parse(head))
    except UnexpectedInput as error:
        return type(error).__name__, error.pos_in_stream


def heads(text: str) -> list[tuple[int, str]]:
    return [(c.start, c.head) for c in walk(chunks(text)) if c.head and not c.fault]


def same(text: str) -> int:
    found = heads(text)
    for start, head in found:
        BUILD.base = start
        assert outcome(MACHINE.parse, head) == outcome(MACHINE.lark.parse, head), head
    return len(found)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_examples_are_read_as_by_lark(path: Path):
    assert same(path.read_text(encoding="utf-8"))


@given(programs())
def test_generated_programs_are_read_as_by_lark(text: Any):
    same(str(text))


PIECES = (
    *(
        "A",
        "AB'",
        "ABC1",
        "r",
        "k2",
        "midpoint",
        "angle ABC",
        "angle",
        "∠ABC",
        "2.5",
        "30",
        "°",
        "deg",
        '"x"',
    ),
    *("let", "with", "claim", "use", "define", "diagram", "language"),
    *("(", ")", "{", "}", ",", ":", "..", "^", "+", "-", "−", "*", "/", "=", "<=", "≥", "∥", "~", "√", "# c"),
    *(" ", " ", "\t", ";", "?", "_"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_rows_of_pieces_are_read_or_refused_as_by_lark(head: str):
    BUILD.base = 7
    assert outcome(MACHINE.parse, head) == outcome(MACHINE.lark.parse, head)


def test_what_is_read_needs_no_lark(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(MACHINE.lark, "parse", None)
    for path in EXAMPLES:
        for _, head in heads(path.read_text(encoding="utf-8")):
            assert MACHINE.parse(head) is not None
