"""Pieces of pages."""

from __future__ import annotations

import pytest

import geodsl
from geodsl.constructions.circle_by_radius import CircleByRadius
from geodsl.facts.acute_triangle import AcuteTriangle
from geodsl.facts.less import Less
from geodsl.reference import markdown as md


def test_nothing_in_a_plain_text_is_markup_but_code() -> None:
    assert md.plain("a*b <c> [d] `e*f` | g_h") == r"a\*b \<c\> \[d\] `e*f` \| g\_h"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (CircleByRadius, "circle center *point* radius *length*"),
        (AcuteTriangle, "acute *triangle*"),
        (Less, r"*quantity* \< *quantity*"),
    ],
)
def test_headings_are_phrases_with_types_in_their_places(kind: type, text: str) -> None:
    assert md.heading(kind) == text


def test_anchors_are_those_of_github() -> None:
    assert md.slug("Lines, rays and segments") == "lines-rays-and-segments"
    assert md.anchor(CircleByRadius) == "circle-by-radius"


def test_no_two_words_have_one_anchor() -> None:
    kinds = geodsl.vocabulary().classes
    assert len({md.anchor(kind) for kind in kinds}) == len(kinds)


def test_lists_are_read_aloud() -> None:
    assert md.listed(["a"]) == "a"
    assert md.listed("abc", "or") == "a, b or c"
