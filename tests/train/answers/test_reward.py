"""Rewards: the last box, the end of a completion, and what is said of the picture."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

import geodsl
from geodsl.ledger import TRUE
from geodsl.words import Manner, told
from geodsl.words.view import View
from train.answers import AnswerError, Asked, Perception, reward, seen

PROGRAM = """\
square ABCD
M = midpoint of AB
draw AC
draw CM
"""
CIRCLE = "circle w center O radius 2\npoint P with OP = 4\nA, B = tangents from P to w\ndraw OA, OB, PA, PB\n"
EXAMPLES = Path(__file__).parents[3] / "examples" / "diagrams"

ANGLE = Asked(form="boxed", kind="angle", answer="60°", decimal=60.0, unit="°")
SEEING = Asked(form="boxed", kind="angle", answer="60°", decimal=60.0, unit="°", program=PROGRAM)
FREE = Perception()


def test_the_last_box_decides() -> None:
    assert reward(ANGLE, "So \\boxed{60^\\circ}.", finished=True) == 1.0
    assert reward(ANGLE, "\\boxed{30}, no: \\boxed{60}", finished=True) == 1.0
    assert reward(ANGLE, "\\boxed{60}, no: \\boxed{30}", finished=True) == 0.0
    assert reward(ANGLE, "\\boxed{60, 30}", finished=True) == 0.0
    assert reward(ANGLE, "\\boxed{}", finished=True) == 0.0


def test_without_a_box_there_is_nothing() -> None:
    assert reward(ANGLE, "The answer is 60°.", finished=True) == 0.0
    assert reward(ANGLE, "The answer is \\boxed{60", finished=True) == 0.0
    assert reward(ANGLE, "", finished=True) == 0.0


def test_what_is_cut_off_gets_nothing() -> None:
    text = "<see>ABCD is a square.</see> \\boxed{60}"
    assert reward(SEEING, text, finished=False, perception=FREE) == 0.0
    assert reward(SEEING, text, finished=True, perception=FREE) == pytest.approx(1.05)


def test_true_facts_add_and_false_ones_take_away() -> None:
    def worth(said: str) -> float:
        return reward(SEEING, f"<see>{said}</see> \\boxed{{60}}", finished=True, perception=FREE) - 1.0

    assert worth("ABCD is a square.") == pytest.approx(0.05)
    assert worth("ABCD is a square. AB is perpendicular to BC.") == pytest.approx(0.1)
    assert worth("ABCD is a square. DCBA is a square. ABCD is a square.") == pytest.approx(0.05)  # one fact
    assert worth("AB is parallel to BC.") == pytest.approx(-0.1)
    assert worth("ABCD is a square. AB is parallel to BC.") == pytest.approx(-0.05)
    assert worth("Lorem ipsum. The sky is blue. 5 = 5.") == 0.0
    assert worth("M is the midpoint of XY.") == pytest.approx(-0.1)  # of what isn't there
    assert worth("") == 0.0
    for idle in (
        "AB = BA",
        "AB = AB",
        "AB + BC = BC + AB",
        "A lies on line AB",
        "∠ABC = ∠CBA",
        "M lies on segment AM",
    ):
        assert worth(f"{idle}. ABCD is a square.") == pytest.approx(0.05), idle  # true of any points
    assert worth("AB ∥ CD") == pytest.approx(0.05)


def test_only_what_stands_between_the_marks_counts() -> None:
    text = "ABCD is a square. {} \\boxed{{60}}"
    for said in ("", "<see>", "</see>ABCD is a square.<see>", "<see>ABCD is a square."):
        assert reward(SEEING, text.format(said), finished=True, perception=FREE) == 1.0
    two = "<see>ABCD is a square.</see> and <see>\n- AB ∥ CD\n- AB ⟂ BC\n</see> \\boxed{60}"
    assert reward(SEEING, two, finished=True, perception=FREE) == pytest.approx(1.15)
    assert reward(SEEING, two, finished=True) == 1.0
    assert (
        reward(ANGLE, two, finished=True, perception=FREE) == 1.0
    )  # without a program nothing can be measured


def test_the_bonus_is_bounded_and_a_right_answer_is_worth_more() -> None:
    true = "".join(f"{a} is perpendicular to {b}. " for a in ("AB", "CD") for b in ("BC", "AD"))
    true += "AB is parallel to CD. BC is parallel to AD. ABCD is a square. M is the midpoint of AB."
    false = "".join(f"{a} is parallel to {b}. " for a in ("AB", "CD") for b in ("BC", "AD"))
    best = reward(SEEING, f"<see>{true}</see> \\boxed{{1}}", finished=True, perception=FREE)
    worst = reward(SEEING, f"<see>{false}</see> \\boxed{{60}}", finished=True, perception=FREE)
    assert best == pytest.approx(0.2) and worst == pytest.approx(0.8)
    many = "<see>" + "AB is parallel to BC. " * 16 + true + "</see>"
    assert len(seen(PROGRAM, many)) == 1  # of sixteen sentences, all the same


def test_captions_of_our_own_are_all_true_and_those_of_another_figure_aren_t() -> None:
    names = (
        "circles/thales",
        "circles/two-tangents",
        "quadrilaterals/rhombus-diagonals",
        "triangles/centroid",
    )
    checked = 0
    for name in (n for n in names if (EXAMPLES / f"{n}.geo").exists()):
        program = (EXAMPLES / f"{name}.geo").read_text("utf-8")
        view = View(geodsl.parse(program))
        facts = [f for f, v in zip(view.facts, view.judge(view.facts), strict=True) if v == TRUE][:6]
        for lang in ("en", "zh"):
            for seed in range(3):
                caption = told(facts, Manner(lang=lang, register="textbook", seed=seed, only=view.only))
                found = seen(program, f"<see>{caption.text}</see>", lang=lang)
                assert all(found.values()), (name, caption.text, found)
                checked += len(found)
    assert checked >= 20
    assert seen(CIRCLE, "<see>PA is tangent to the circle w. OA is perpendicular to PA.</see>") != {}
    assert not any(seen(CIRCLE, "<see>OA is parallel to PA. O is on w.</see>").values())


def test_bounds_that_would_make_seeing_worth_more_than_answering_are_refused() -> None:
    for wrong in ({"most": 0.5}, {"each": 0.3}, {"each": -0.1}, {"wrong": 0.5}, {"sentences": 0}):
        with pytest.raises(AnswerError, match="a reward for perception has"):
            Perception(**wrong)  # type: ignore[arg-type]


def test_a_program_that_can_t_be_read_is_refused() -> None:
    with pytest.raises(AnswerError, match="the program of a picture can't be read"):
        seen("triangle triangle", "<see>AB ∥ CD</see>")


def test_completions_without_end_are_judged_in_a_moment() -> None:
    begin = process_time()
    for part in ("\\boxed{", "<see>", "<see>A.</see>", "}", "\\boxed{}", "\\boxed"):
        reward(SEEING, part * (200_000 // len(part)), finished=True, perception=FREE)
    assert process_time() - begin < 5.0  # quadratic time would be minutes
