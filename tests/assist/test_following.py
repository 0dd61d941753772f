"""What follows from what: theorems that everybody knows, and their like that are none."""

from __future__ import annotations

import re

import pytest

import geodsl
from geodsl.assist.following import Following, seen
from geodsl.assist.hearing import UnheardError, hear, hear_asked
from geodsl.assist.prompt import reference, text
from geodsl.facts.between import Between

ISOSCELES = "triangle ABC with AB = AC, angle A in 40°..80°\nD = midpoint of BC\ndraw AD\n"
TANGENTS = (
    "circle w center O radius 3\npoint P with OP = 7\nA, B = tangents from P to w\ndraw PA, PB, OA, OB\n"
)
DIAMETER = "circle w center O radius 3\nA on w\nB = antipode of A on w\nC on w\ndraw CA, CB\n"
SQUARE = "square ABCD\nE = intersection of AC and BD\ndraw AC, BD\n"
TOUCHING = (
    "circle w center O radius 3\nT on w\nP = extension of OT by 2\ncircle v center P through T\ndraw OP\n"
    "claim w externally tangent to v\n"
)

CASES = [
    (ISOSCELES, "AD perpendicular BC", ("AB = AC", "D midpoint of BC"), True),
    (ISOSCELES, "AD perpendicular BC", ("AB = AC",), False),
    (ISOSCELES, "AD perpendicular BC", ("D midpoint of BC",), False),
    (ISOSCELES, "angle ABC = angle ACB", ("AB = AC",), True),
    (ISOSCELES, "angle ADB = 90°", ("AD perpendicular BC",), True),
    (ISOSCELES, "AD bisects angle BAC", ("ABD congruent ACD",), True),
    (ISOSCELES, "ABD congruent ACD", ("AB = AC",), False),
    (ISOSCELES, "BD = DC", ("D midpoint of BC",), True),
    (TANGENTS, "OA perpendicular PA", ("PA tangent to w",), True),
    (TANGENTS, "OA perpendicular PA", ("PB tangent to w",), False),
    (TANGENTS, "PA = PB", ("PA tangent to w", "PB tangent to w"), True),
    (TANGENTS, "PA = PB", ("PA tangent to w",), False),
    (TANGENTS, "OA = OB", (), True),
    (TANGENTS, "P, A, O, B concyclic", ("OA perpendicular PA", "OB perpendicular PB"), True),
    (DIAMETER, "angle ACB right", ("AB diameter of w",), True),
    (DIAMETER, "angle ACB right", (), False),
    (SQUARE, "ABCD rectangle", ("ABCD square",), True),
    (SQUARE, "AC = BD", ("ABCD rectangle",), True),
    (SQUARE, "AC = BD", ("ABCD rhombus",), False),
    (SQUARE, "E midpoint of AC", ("ABCD parallelogram",), True),
    (TOUCHING, "O, T, P collinear", ("w externally tangent to v",), True),
    (TOUCHING, "O, T, P collinear", (), False),
]


@pytest.fixture(scope="module")
def asked():
    made = {}

    def follows(program, fact, reasons):
        if program not in made:
            diagram = geodsl.parse(program)
            # How the circles that touch were made would say the same as that they touch.
            lying = seen([f for f in diagram.observation.stated if not isinstance(f, Between)])
            made[program] = diagram, Following(diagram, diagram.realize(seed=1, n=6).at, lying)
        diagram, following = made[program]
        (one,) = hear(diagram, fact)
        return following.follows(one, [f for line in reasons for f in hear(diagram, line)])

    return follows


@pytest.mark.parametrize(("program", "fact", "reasons", "expected"), CASES)
def test_theorems_follow_and_their_like_do_not(asked, program, fact, reasons, expected):
    assert asked(program, fact, reasons) is expected


@pytest.mark.parametrize("fact", ["AB > BD", "angle ABC < 90°"])
def test_of_inequalities_nothing_is_claimed(asked, fact):
    assert asked(ISOSCELES, fact, ("AB = AC", "AD perpendicular BC")) is None


def test_a_fact_follows_from_itself_however_it_is_written(asked):
    assert asked(ISOSCELES, "BC perpendicular DA", ("AD perpendicular CB",)) is True


def test_a_smallest_set_is_found():
    diagram = geodsl.parse(ISOSCELES)
    following = Following(diagram, diagram.realize(seed=1, n=6).at)
    some = [f for x in ("AB = AC", "angle A < 90°", "D midpoint of BC", "D on BC") for f in hear(diagram, x)]
    (right,) = hear(diagram, "AD perpendicular BC")
    assert {str(f) for f in following.few(right, some)} == {"AB = AC", "D midpoint of BC"}
    assert following.few(right, some, most=1) is None
    assert following.few(right, some[:2]) is None


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("angle ADB", "angle ADB = 90°"),
        ("BD : DC", "BD : DC = 1 : 1"),
        ("angle ABC + angle BAD", "angle ABC + angle BAD = 90°"),
        ("AB perpendicular AC", "AB perpendicular AC"),
    ],
)
def test_what_is_asked_is_heard_with_its_value(line, fact):
    diagram = geodsl.parse(ISOSCELES)
    (heard,) = hear_asked(diagram, line, diagram.realize(seed=1, n=4).at)
    assert str(heard) == fact


@pytest.mark.parametrize(
    "line", ["angle ABC", "x", "", "A", "AB : AC : BC", "AB\nhide A", "BC horizontal", "angle QRS", "{"]
)
def test_what_has_no_one_value_is_not_heard(line):
    diagram = geodsl.parse(ISOSCELES)
    with pytest.raises(UnheardError):
        hear_asked(diagram, line, diagram.realize(seed=1, n=4).at)


def test_what_the_notation_says_can_be_said():
    """The examples of the page that every reader and writer of facts is given."""
    told = re.findall(r"`([^`]+)`", text("notation"))
    plain = {
        "triangle ABC\nM = midpoint of BC\ndraw AM\n": ("AM = 1/2 BC", "segment (A, foot of A on BC) = 3"),
        "triangle ABC\nD on AB\ndraw CD\n": ("D on AB", "D on segment AB"),
        "points A, B, C, D\n": ("AB + BC = 2 CD", "AB = BC = CD"),
        "points O, A, B, C\n": ("angle AOC = 4 * angle COB",),
        "circle w center O radius 3\npoints P, A, B\nlet r in 1..2\n": (
            "A, B on w",
            "(center of w) on AB",
            "angle (P, A, center of w) = 90°",
            "PA * PB = r^2",
        ),
    }
    for program, lines in plain.items():
        for line in lines:
            assert line in told, line
            assert hear(geodsl.parse(program), line), line


def test_whoever_reads_facts_is_told_of_places_and_quantities():
    for task in ("givens", "readings", "explanation"):
        pages = "\n".join(reference(task))
        assert "`radius of {w: round}`" in pages and "is a place for a point" in pages
        assert "# Constructions" not in pages and "# Diagnostics" not in pages
    assert "`above left`" in "\n".join(reference("author"))
