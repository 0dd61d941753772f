"""What can be told from a picture: by letters, by being the only one, by ratios, by printed lengths."""

from __future__ import annotations

import numpy as np
import pytest

import geodsl
from geodsl.facts.externally_tangent import ExternallyTangent
from perturb.site import Site
from perturb.stream import Stream, TooFew
from perturb.suite import parse

SIZE = 224


def told(program: str) -> set[str]:
    site = Site(geodsl.parse(program))
    return {str(f) for f in site.ledger if site.visible(f)}


ONE = "circle w center O radius 2\npoint A on w\n"
TWO = "points O, P with OP = 3\ncircle w center O radius 2\ncircle v center P radius 2\npoint A on w\n"


def test_the_only_circle_is_known_without_a_name() -> None:
    assert {"A on w", "O center of w"} <= told(ONE)


def test_of_two_circles_only_what_is_the_same_of_both_can_be_told() -> None:
    assert not {"A on w", "O center of w", "P center of v"} & told(TWO)
    site = Site(geodsl.parse(TWO))
    w, v = site.inventory.circles
    assert site.visible(ExternallyTangent(w, v))


def test_a_circle_is_known_by_what_is_written_at_it() -> None:
    assert {"A on w", "O center of w"} <= told(TWO + 'label w "w"\nlabel v "v"\n')


def test_what_is_hidden_cannot_be_told() -> None:
    assert not any("w" in fact.split() for fact in told(ONE + "hide w\n"))


SQUARE = "square ABCD with AB = 6\n"


def test_lengths_are_seen_as_ratios() -> None:
    assert "AB = 6" not in told(SQUARE)
    assert "square ABCD" in told(SQUARE)


@pytest.mark.parametrize("printed", ('label AB "6"', "label AB value"))
def test_a_printed_length_tells_all_of_them(printed: str) -> None:
    assert "AB = 6" in told(SQUARE + printed)


def test_a_number_that_is_printed_by_its_name_grows_with_the_figure() -> None:
    program = "let r = 2\ncircle w center O radius r\npoint A on w\npoint P with OP = 2.2 r\ndraw OA, OP\n"
    assert "OP = 2.2 r" in told(program + 'label OA "r"\n')
    assert "OP = 2.2 r" not in told(program)


def test_a_larger_copy_is_no_negative() -> None:
    with pytest.raises(TooFew):
        next(Stream(geodsl.parse(SQUARE), parse("change length AB"), n=1, size=SIZE).groups(block=2))


def test_no_members_of_a_group_are_copies_of_one_another() -> None:
    diagram = geodsl.parse("triangle ABC with AB = 5, BC = 4, CA = 6\nM = midpoint of AB\ndraw CM\n")
    for group in Stream(diagram, n=8, fewer=True, size=SIZE).block(0, 3):
        shapes = []
        for member in group.members:
            if member.variant.edits:
                continue
            z = np.array([member.at.point(p)[0] for p in group.site.points])
            ways = z[:, None] - z[None]
            shapes.append(np.absolute(ways) / np.absolute(ways).max())
        for i, a in enumerate(shapes):
            assert not any(np.allclose(a, b, atol=1e-6) for b in shapes[:i])
