"""One canonical form; comments and empty lines stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark

from grammar import format_program, parse_program
from grammar.build import grammar_text

TEXT = """# head

diagram   "Two \\"quoted\\" words"
let r in 2..4 # free


circle w   center O radius 2.20 r
A,B=tangents from P to w
define foo {ABC: triangle} of {P: point} {
  X = midpoint of AB   # in

  # alone
  Y = X }
∠ABC=30 deg
AB∥CD
x = - 2 r+sqrt(3)/2*(1+r^2)
"""

FORMATTED = """# head

diagram "Two \\"quoted\\" words"
let r in 2..4  # free

circle w center O radius 2.20 r
A, B = tangents from P to w
define foo {ABC: triangle} of {P: point} {
    X = midpoint of AB  # in

    # alone
    Y = X
}
angle ABC = 30°
AB parallel CD
x = -2 r + sqrt(3) / 2 * (1 + r^2)
"""


def formatted(text: str) -> str:
    program, found = parse_program(text)
    assert not found, [d.render() for d in found]
    return format_program(program)


def test_the_canonical_form() -> None:
    assert formatted(TEXT) == FORMATTED


def test_formatting_twice_changes_nothing() -> None:
    assert formatted(FORMATTED) == FORMATTED


def test_the_meaning_stays() -> None:
    assert parse_program(TEXT)[0] == parse_program(FORMATTED)[0]


@pytest.mark.parametrize("text", ["", "\n\n", "  \n\t\n"])
def test_nothing_stays_nothing(text: str) -> None:
    assert formatted(text) == ""


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_of_other_systems(ending: str) -> None:
    assert formatted(TEXT.replace("\n", ending)) == FORMATTED


def _outer() -> st.SearchStrategy[str]:
    return from_lark(Lark(grammar_text("diagram"), parser="lalr"), start="start")


@given(_outer())
def test_whatever_the_outer_grammar_allows_is_formatted_stably(text: str) -> None:
    program, found = parse_program(text)
    if found:  # a generated statement may hold a line's end inside brackets or too long a number
        return
    once = format_program(program)
    again, found = parse_program(once)
    assert not found, once
    assert again == program
    assert format_program(again) == once


@given(st.text(max_size=200))
def test_arbitrary_text_gives_diagnostics_only(text: str) -> None:
    program, found = parse_program(text)
    for d in found:
        assert d.render()
        assert d.to_json()
    once = format_program(program)
    assert format_program(parse_program(once)[0]) == once


_PIECES = st.sampled_from(
    [*'()[]{}"#\n,:=+-*/^.°∠∥', "AB", "with", "define", "x", "draw", "1", "..", "\t", "\\"]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_brackets_quotes_and_keywords_in_any_order(text: str) -> None:
    _, found = parse_program(text)
    for d in found:
        assert 0 <= d.span.start <= d.span.end <= len(text) + 1
        assert d.render()
