"""Every word's docstring has an example that means it."""

from __future__ import annotations

import pytest

import geodsl
from geodsl.constructions.foot import Foot
from geodsl.constructions.intersection import MeetLineCircle
from geodsl.constructions.measures import Distance
from geodsl.facts.square import Square
from geodsl.ink.shown import SIGNS
from geodsl.language.term import Fact, Term
from geodsl.reference.marks import program
from geodsl.reference.samples import sample

WORDS = geodsl.vocabulary().classes


@pytest.mark.parametrize("kind", WORDS, ids=lambda k: k.__name__)
def test_the_example_in_a_docstring_means_the_word(kind: type[Term]) -> None:
    found = sample(kind)
    assert found is not None
    assert type(found.term) is kind
    assert f"`{found.text}`" in (kind.__doc__ or "")


def test_an_example_brings_facts_of_its_own_names() -> None:
    foot = sample(Foot)
    assert foot is not None and foot.text == "H = foot of A on BC"
    assert [str(fact) for fact in foot.brings()] == ["H on BC", "AH perpendicular BC"]


def test_of_several_points_each_brings_its_facts() -> None:
    meet = sample(MeetLineCircle)
    assert meet is not None and [ref.name for ref in meet.made] == ["A", "B"]
    assert [str(fact) for fact in meet.brings()] == ["A on l", "A on w", "B on l", "B on w"]
    assert meet.before == ("line l through Y and Z", "circle w center Z")


@pytest.mark.parametrize("kind", [Distance, Square], ids=lambda k: k.__name__)
def test_what_gives_no_name_brings_nothing(kind: type[Term]) -> None:
    found = sample(kind)
    assert found is not None and found.made == () and found.brings() == ()


@pytest.mark.parametrize("kind", SIGNS, ids=lambda k: k.__name__)
def test_the_smallest_program_of_a_mark_is_sound_and_shows_it(kind: type[Fact]) -> None:
    text = program(kind)
    assert [d.render() for d in geodsl.check(text)] == []
    assert geodsl.format(text) == text
    plain = "".join(text.splitlines(keepends=True)[:-1])
    drawn, bare = (geodsl.parse(t).picture(size=160).pixels for t in (text, plain))
    assert (drawn != bare).any()
