"""What is accepted as an answer, and what is refused: a right answer says one thing, without reserve."""

from __future__ import annotations

import pytest

import geodsl
from geodsl.objects import Angle, Ref, Segment
from geodsl.words.questions import Question, ask
from geodsl.words.view import View

A, B, O, T = (Ref(name, "point") for name in "ABOT")
YES, NO = (Question("parallel", "yes-no", "Is it?", word) for word in ("yes", "no"))
LONGER = Question("longer", "names", "Which is longer?", "AB", asked=(Segment(A, B), Segment(B, T)))
LARGER = Question("larger", "open", "Which is larger?", "∠ATO", asked=(Angle(A, T, O), Angle(A, O, T)))
PARALLEL = Question("direction", "open", "How?", "parallel", accepted=("they are parallel", "∥", "//", "||"))
NEITHER = Question("direction", "open", "How?", "neither", accepted=("neither parallel nor perpendicular",))
SQUARE = Question(
    "quadrilateral", "open", "What?", "a square", accepted=("square", "a regular quadrilateral")
)
ON = Question("position", "open", "Where?", "on it", accepted=("on the circle", "on"))
OUTSIDE = Question("position", "open", "Where?", "outside", accepted=("in the exterior", "exterior"))
POINTS = Question("points-on", "names", "Which points?", "C, D, K and O")
COUNT = Question("count", "open", "How many?", "2", value="2", decimal=2.0)
RIGHT = Question("angle", "open", "How large?", "90°", value="90", decimal=90.0, unit="°")
RATIO = Question("ratio", "open", "AB : BC?", "71/25", value="71/25", decimal=2.84)
ROOT = Question("length", "open", "How long?", "2√(1309/25)", value="14.472…", decimal=14.4721359)
CHOICE = Question(
    "statement", "choice", "Which?", "A", ("A is on w.", "B is on w.", "C is on w.", "D is."), 0
)


@pytest.mark.parametrize(
    ("question", "answers"),
    (
        (
            NO,
            (
                "It is not",
                "They are not.",
                "It is not the case",
                "It isn't true.",
                "nope",
                "No, it is not.",
                "False",
            ),
        ),
        (NO, ("并非", "不是", "否", "不是的", "并非如此", "不，AB是较短的", "n", "no, AB is the longer one")),
        (
            YES,
            (
                "yep",
                "affirmative",
                "It is.",
                "Yes, it is true.",
                "是",
                "是的",
                "对",
                "正确",
                "The answer is yes.",
            ),
        ),
        (
            LONGER,
            ("AB is longer than BT", "AB > BT", "BT < AB", "BA", "AB, not BT", "ab", "BT is shorter than AB"),
        ),
        (LONGER, ("AB比BT长", "AB大于BT", "Segment AB is longer.")),
        (LARGER, ("ATO > AOT", "ATO, not AOT", "∠OTA", r"\angle ATO > \angle AOT", "Angle ATO is larger.")),
        (
            PARALLEL,
            ("AO ∥ BK", "parallel", r"$AO \parallel BK$", "They're parallel.", "parallel, not perpendicular"),
        ),
        (NEITHER, ("neither", "neither parallel nor perpendicular", "They are neither.")),
        (SQUARE, ("a regular quadrilateral", "It is a square.", "a square, not a rhombus")),
        (OUTSIDE, ("exterior", "It lies outside the circle w.", "outside")),
        (POINTS, ("c, d, k, o", "C, D, K, O", "c d k o", "C, D, K and O.", "c, d, k and o")),
        (
            RIGHT,
            (
                "a right angle",
                "ninety degrees",
                "π/2",
                "pi/2 rad",
                r"\frac{\pi}{2}",
                "90",
                "∠ABC = 90°",
                "直角",
            ),
        ),
        (RIGHT, ("九十度", r"Not 80. \boxed{90}", "It was 45, twice: the answer is 90°.", "45 + 45 = 90")),
        (RATIO, ("71 to 25", "71 : 25", "71/25", "2 21/25", r"2\frac{21}{25}", "2.84", "AB : BC = 71 : 25")),
        (ROOT, ("14.472", "14.47", "≈ 14.472", "AB ≈ 14.4721")),
        (COUNT, ("2", "two", "There are 2 circles.", "二个", "2 segments")),
        (
            CHOICE,
            ("A", "(A)", "A.", "Answer: A", "The answer is A", "A) A is on w.", r"\boxed{A}", "a", "**A**"),
        ),
        (
            CHOICE,
            ("A is on w.", "I choose (A).", "答案是A", "The answer is (A).", "A because the rest fails"),
        ),
    ),
)
def test_right_answers_are_accepted(question: Question, answers: tuple[str, ...]) -> None:
    assert [a for a in answers if not question.accepts(a)] == []


@pytest.mark.parametrize(
    ("question", "answers"),
    (
        *(
            (
                q,
                (
                    "Yes, no",
                    "yes/no",
                    "no yes",
                    "not sure; yes",
                    "Nothing says yes",
                    "是否",
                    "是不是",
                    "yes or no",
                ),
            )
            for q in (YES, NO)
        ),
        *(
            (q, ("maybe", "not false", "I would not say yes", "是/否", "不一定", "Yes, it is not.", ""))
            for q in (YES, NO)
        ),
        (YES, ("It is not", "They are not", "It is not the case", "并非", "不是", "否", "不对")),
        (NO, ("yes", "It is.", "是的", "true")),
        (
            LONGER,
            ("not AB", "AB is shorter", "AB is not longer", "It depends on AB", "AB or BT", "BT", "AB < BT"),
        ),
        (
            LONGER,
            ("BT is longer than AB", "AB is shorter than BT", "BT > AB", "AB = BT", "BT, not AB", "AB比BT短"),
        ),
        (LARGER, ("not ATO", "AOT > ATO", "AOT, not ATO", "ATO and AOT", "ATO < AOT")),
        (
            PARALLEL,
            (
                "not parallel",
                "parallel or perpendicular",
                "maybe parallel",
                "不平行",
                "neither",
                "perpendicular",
            ),
        ),
        (NEITHER, ("not parallel", "parallel", "parallel or perpendicular")),
        (
            SQUARE,
            (
                "not a square",
                "a square or a rhombus",
                "It can't be a square",
                "不是正方形",
                "a rhombus, not a square",
            ),
        ),
        (ON, ("That depends on w", "not on it", "inside")),
        (POINTS, ("None of C, D, K, O", "not C, D, K, O", "C, D, K", "c, d, k", "all but C, D, K, O, A")),
        (
            RIGHT,
            ("less than 90", ">90", "between 80 and 90", "90 rad", "not 90", "not a right angle", "80 or 90"),
        ),
        (
            RIGHT,
            (
                "90, 80",
                "at least 90°",
                "about 90 or so, or 80",
                "AB = 80 or AB = 90",
                "a left angle",
                "大于90度",
            ),
        ),
        (
            COUNT,
            (
                "1 or 2",
                "more than 2",
                "1, 2",
                "2, 1",
                "3, no 2",
                "2 or 3",
                "1 2",
                "two or three",
                "not two",
                "2/3",
            ),
        ),
        (COUNT, ("no 2", "2 and 3", "between 1 and 3", "2.1", "1.99")),
        (RATIO, ("2.8", "25 : 71", "2 to 3", "25/71", "2 + 21", "21/25")),
        (ROOT, ("14.5", "14", "14.4", "14.48", "15")),
        (
            CHOICE,
            ("A circle", "A line", "A triangle is drawn", "Not A", "It cannot be A", "A or B", "A, B", "B"),
        ),
        (
            CHOICE,
            (
                "A) B is on w.",
                "The answer is not A",
                "(A) or (B)",
                "The answer is A or B",
                "A. or B.",
                "maybe A",
            ),
        ),
    ),
)
def test_other_answers_are_refused(question: Question, answers: tuple[str, ...]) -> None:
    assert [a for a in answers if question.accepts(a)] == []


def test_two_names_that_both_hold_are_accepted_together() -> None:
    view = View(geodsl.parse("right triangle ABC right-angled at C with BC = 3, CA = 4"))
    found = ask(view, 12, form="open", kind="triangle")
    assert {q.answer for q in found} >= {"a right triangle", "a scalene triangle"}
    for q in found:
        assert q.accepts("scalene right triangle") and q.accepts("right and scalene"), q
        assert not q.accepts("isosceles right triangle") and not q.accepts("not a scalene right triangle"), q
    assert any(not q.accepts("scalene") for q in found)


def test_a_choice_among_numbers_is_taken_by_its_number() -> None:
    q = Question(
        "angle", "choice", "How large?", "B", ("30°", "40°", "50°", "60°"), 1, value="40", decimal=40.0
    )
    assert (
        q.accepts("40")
        and q.accepts("40°")
        and q.accepts("B")
        and not q.accepts("50")
        and not q.accepts("45")
    )
