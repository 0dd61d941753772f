"""What is implied is told once, and not in other words of what is stated."""

from __future__ import annotations

import pytest

import geodsl

ISOSCELES = "triangle ABC with AB = AC\nM = midpoint of BC\ndraw AM"
TANGENTS = "circle w center O radius 2\npoint P with OP = 5\nA, B = tangents from P to w\ndraw PA, PB, OA, OB"


def implied(text: str) -> set[str]:
    return {str(f) for f in geodsl.parse(text).facts().implied}


@pytest.mark.parametrize(
    ("text", "told", "silent"),
    [
        # Two right angles at one crossing are two perpendicular lines.
        (ISOSCELES, {"BC perpendicular AM"}, {"angle BMA right", "angle CMA right", "right triangle ABM"}),
        (ISOSCELES, {"AM bisects angle CAB"}, {"angle MAB = angle MAC", "AM median of ABC"}),
        (
            ISOSCELES + "\nclaim ABM congruent ACM",
            {"ABM congruent ACM"},
            {"ABM similar ACM", "M orthocenter of ABM"},
        ),
        # One right angle where two lines end is that angle.
        (
            "points A, B\nsemicircle a on AB\nC on a\ndraw AC, BC",
            {"angle BCA right"},
            {"AC perpendicular BC", "A on a", "B on a"},
        ),
        (TANGENTS, {"PA = PB", "OA = OB"}, {"OA radius of w", "OB radius of w"}),
        (
            "parallelogram ABCD\nM = intersection of AC and BD\ndraw AC, BD",
            {"M midpoint of AC", "M midpoint of BD"},
            {"AM = MC", "BM = MD", "M between A and C", "M between B and D"},
        ),
        (
            "circle w center O radius 3\nA, B, C on w\ndraw triangle ABC",
            {"O circumcenter of ABC"},
            {"AB chord of w", "BC chord of w", "ABC inscribed in w"},
        ),
    ],
)
def test_what_is_told(text: str, told: set[str], silent: set[str]) -> None:
    found = implied(text)
    assert told <= found, sorted(found)
    assert not silent & found, sorted(found)


def test_what_is_not_told_is_no_accident() -> None:
    for text in (ISOSCELES, TANGENTS):
        assert not geodsl.parse(text).facts().accidental
