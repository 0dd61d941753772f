"""Which statement of which example shows a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodsl.constructions.foot import Foot
from geodsl.constructions.midpoint import Midpoint
from geodsl.constructions.quadrilaterals_on import SquareOn
from geodsl.directives.ask import Claim
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.parallel import Parallel
from geodsl.facts.square import Square
from geodsl.reference.examples import Example, chapters, first_marks, read_examples, uses

PROGRAMS = {
    "triangles/long.geo": """\
diagram "Long"

triangle ABC with AB = AC
M = midpoint of BC
D = foot of M on AB
draw AM
mark AB = AC
claim AM perpendicular BC
""",
    "triangles/short.geo": """\
diagram "Short"

triangle ABC
D = foot of (midpoint of AB) on BC
claim AD perpendicular BC
""",
    "odd/square.geo": """\
square ABCD
mark AB = BC
""",
    "plain.geo": """\
use "words.geo"
triangle ABC
E = waist of BC
draw AE
""",
    "words.geo": "define waist of {AB: segment} = midpoint of AB\n",
}


@pytest.fixture
def examples(tmp_path: Path) -> tuple[Example, ...]:
    for name, text in PROGRAMS.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_examples(tmp_path)


def test_folders_are_chapters_in_the_order_in_which_they_are_taught(examples: tuple[Example, ...]) -> None:
    found = {chapter: [e.name for e in some] for chapter, some in chapters(examples).items()}
    assert list(found.items()) == [
        ("triangles", ["long", "short"]),
        ("", ["plain"]),
        ("odd", ["square"]),
    ]


def test_a_title_is_the_programs_or_made_of_its_name(examples: tuple[Example, ...]) -> None:
    assert {e.name: e.title for e in examples} == {
        "long": "Long",
        "short": "Short",
        "plain": "Plain",
        "words": "Words",
        "square": "Square",
    }


def test_the_shortest_program_is_taken(examples: tuple[Example, ...]) -> None:
    found = uses(examples, [Foot, Claim, EqualLengths])
    assert found[Foot].example.name == "short"
    assert found[Claim].statement == "claim AD perpendicular BC"
    assert (found[EqualLengths].example.name, found[EqualLengths].statement) == ("square", "mark AB = BC")


def test_a_statement_that_says_it_openly_is_better(examples: tuple[Example, ...]) -> None:
    # In the short program the midpoint stands inside another phrase, in the plain one it has other words.
    assert uses(examples, [Midpoint])[Midpoint].statement == "E = waist of BC"
    rest = [e for e in examples if e.name != "plain"]
    assert uses(rest, [Midpoint])[Midpoint].statement == "M = midpoint of BC"


def test_where_nobody_says_it_the_plan_may_take_it(examples: tuple[Example, ...]) -> None:
    found = uses(examples, [SquareOn, Square, Parallel])
    assert found[SquareOn].placed and found[SquareOn].statement == "square ABCD"
    assert not found[Square].placed
    assert Parallel not in found


def test_marks_are_found(examples: tuple[Example, ...]) -> None:
    assert {kind: use.example.name for kind, use in first_marks(examples).items()} == {EqualLengths: "square"}
