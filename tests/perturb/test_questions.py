"""Questions about the pictures of a group: which of them a caption fits, and the same one asked of two."""

from __future__ import annotations

import pytest

import geodsl
import perturb
from geodsl.ledger import FALSE, TRUE
from geodsl.words import ask_pictures, paired, read
from geodsl.words.view import View

PROGRAM = (
    "circle w center O radius 2\npoint P with OP = 5\nA, B = tangents from P to w\ndraw OA, OB, PA, PB, AB\n"
)


@pytest.fixture(scope="module")
def views() -> list[View]:
    found = perturb.negatives(geodsl.parse(PROGRAM), n=6, seed=1, size=224)
    return [found.positive.view(), *(x.view() for x in found)]


def test_a_view_of_a_member_says_what_its_caption_says() -> None:
    for one in perturb.negatives(geodsl.parse(PROGRAM), n=3, seed=2, size=224, register="textbook"):
        view = one.view()
        assert set(view.judge(read(one.caption, names=view.names))) == {TRUE}


def test_one_of_four_pictures_fits(views: list[View]) -> None:
    for question in ask_pictures(views[:4], n=6):
        verdicts = [set(v.judge(question.facts)) for v in views[:4]]
        fitting = [k for k, told in enumerate(verdicts) if told == {TRUE}]
        assert fitting == [question.pictures["ABCD".index(question.answer)]]
        assert all(FALSE in told for k, told in enumerate(verdicts) if k not in fitting)


def test_one_question_has_two_answers(views: list[View]) -> None:
    pairs = paired(views[0], views[2], 4)
    assert len(pairs) == 4
    assert all(a.text == b.text and a.answer != b.answer for a, b in pairs)
