"""Any program survives formatting, and a formatted one stays as it is."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

import geodsl
from geodsl.strategies import programs
from grammar import format_program, parse_program
from grammar.parser import LEADS
from grammar.tree import Program

_PIECE = re.compile(r'"(?:[^"\\\n]|\\.)*"|#(?P<comment>[^\n]*)')


def comments(text: str) -> list[str]:
    """The comments of a text, in order, by a rule of their own."""
    plain = text.replace("\r\n", "\n")
    found = (m.group("comment") for m in _PIECE.finditer(plain))
    return [" ".join(c.split()) for c in found if c is not None]


def understood(text: str) -> Program:
    program, found = parse_program(text)
    assert not found, "\n".join(d.render() for d in found)
    return program


@given(programs())
@example('diagram "a \\\\\\" # b"  # c\n#\n\n\ndefine x {P: point} { # d\n\n# e\n  claim P on w #f\n}#g')
@example("\r\n  \r\ntriangle ABC#\r\n#\r\n")
def test_formatting_keeps_what_a_program_says(text: str):
    program = understood(text)
    formatted = format_program(program)
    assert understood(formatted) == program
    assert format_program(understood(formatted)) == formatted
    assert geodsl.format(text) == formatted
    assert comments(formatted) == comments(text)
    assert all(line == line.rstrip() for line in formatted.split("\n"))


@given(st.data())
def test_formatting_leaves_every_lead_word_readable(data: st.DataObject):
    lead = data.draw(st.sampled_from(LEADS))
    text = f"{lead} {data.draw(st.sampled_from(('AB', 'x = 2', 'angle ABC')))}\n"
    assert geodsl.format(text) == text


@given(programs(size=(4, 4)), st.text(max_size=30))
def test_a_broken_line_leaves_the_others_readable(text: str, noise: str):
    noise = re.sub(r'[{}()"\n\r]', "", noise)
    whole, _ = parse_program(text)
    broken, found = parse_program(f"triangle ; {noise}\n{text}")
    assert found
    assert [s.body for s in broken.statements] == [s.body for s in whole.statements]
