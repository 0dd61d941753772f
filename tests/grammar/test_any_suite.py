"""Whatever is written, a suite is read or refused; and what is read survives formatting."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.lark import from_lark
from lark import Lark, UnexpectedInput

from grammar import format_suite, parse_suite
from grammar.build import grammar_text
from grammar.suite_build import suite_machine

GRAMMAR = Lark(grammar_text("perturb"), parser="lalr", start=["steps", "list"])

_comments = st.sampled_from(["", "", "", "  # c", " #", " # {x, swap y }"])
_counts = st.sampled_from(["", "", "2 of ", "10 of ", "text ", "text 3 of "])
_weights = st.sampled_from(["", "", " weight 2", " weight 0.5"])
_steps = st.one_of(  # a terminal that looks at what follows, as `by` does, can't be drawn alone
    from_lark(GRAMMAR, start="steps", explicit={"BY": st.just("by ")}),
    st.sampled_from(
        [
            "move P off w by 8%..20%",
            "swap labels of A, B",
            "break A, B, C collinear by 6° then make PA ⟂ PB",
            "change ∠ABC, △DEF by ratio 1.2",
            "circles",
        ]
    ),
)
_leaf = st.tuples(_counts, _steps, _weights).map("".join)


def _groups(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    part = st.tuples(inner, st.sampled_from([", ", "\n", " # c\n", "\n\n# alone\n"])).map("".join)
    body = st.lists(part, min_size=1, max_size=4).map("".join)
    return st.tuples(_counts, st.sampled_from(["{ ", "{\n", "{# c\n"]), body, st.just("}"), _weights).map(
        "".join
    )


_lines = st.recursive(_leaf, _groups, max_leaves=8)
_others = st.one_of(
    st.sampled_from(['suite "a # b"', 'use "a.perturb"', "positives 2", "", "# c", "keep all stated"]),
    st.tuples(st.sampled_from(["keep ", "allow "]), from_lark(GRAMMAR, start="list")).map("".join),
    _groups(_leaf).map(lambda group: "define circles " + group[group.index("{") : group.rindex("}") + 1]),
)
suites = st.lists(st.tuples(st.one_of(_lines, _others), _comments).map("".join), max_size=5).map("\n".join)


def survives(text: str) -> None:
    suite, found = parse_suite(text)
    for d in found:
        assert 0 <= d.span.start <= d.span.end <= len(text) + 1
        assert d.render() and d.to_json()
    once = format_suite(suite)
    again, left = parse_suite(once)
    assert not left, once
    assert again == suite
    assert format_suite(again) == once


@given(suites)
def test_whatever_the_grammar_allows_is_formatted_stably(text: str) -> None:
    survives(text)


@given(st.text(max_size=200))
def test_arbitrary_text(text: str) -> None:
    survives(text)


PIECES = (
    *("A", "AB'", "w", "swap", "labels", "break", "circles", "angle", "angle ABC", "∠ABC", "△", "2", "8.5"),
    *("suite", "use", "keep", "allow", "positives", "define", "text", "of", "2 of", "then", "by", "weight"),
    *("ratio", "percent", "to", "deg", "all", "and", "px", '"x"', '"'),
    *("(", ")", "{", "}", "{ ", " }", ",", ", ", ":", "..", "%", "°", "-", "+", "=", "~", "# c", "\n", "\n"),
    *(" ", " ", " ", "\t", ";", "–", "\\"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_rows_of_pieces(text: str) -> None:
    survives(text)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_rows_of_pieces_apart(text: str) -> None:
    survives(text)


def outcome(parse: Any, head: str) -> Any:
    try:
        return parse(head)
    except UnexpectedInput as error:
        return type(error).__name__, error.pos_in_stream


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_lines_are_read_or_refused_as_by_lark(head: str) -> None:
    machine, build = suite_machine()
    build.base = 7
    assert outcome(machine.parse, head) == outcome(machine.lark.parse, head)
