"""The scorer that goes with the tasks: the same verdicts as the questions' own, by another way."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodsl
from geodsl.dataset import Dataset
from geodsl.dataset.formats.scorer import boxed, right
from geodsl.words.questions import Question, ask, reading
from geodsl.words.view import View

PROGRAMS = (
    "triangle ABC with AB = AC, angle A = 40°\nM = midpoint of BC\ndraw AM\nlabel angle BAC value\nmark AB = AC\n",
    "triangle ABC with AB = 3, BC = 4, CA = 5\nlabel AB value\nlabel BC value\nfind CA\n",
    "circle w center O radius 2\npoint P with OP = 4\nA, B = tangents from P to w\ndraw OA, OB, PA, PB\n"
    "label OA value\nlabel OP value\nfind PA\nfind angle APB\n",
    "square ABCD\nP on segment AB with AP : PB = 2 : 1\ndraw AC, PC\n",
)

WAYS = (
    "{}",
    "\\boxed{{{}}}",
    "So the answer is \\boxed{{{}}}.",
    "First \\boxed{{no}}, no: $\\boxed{{{}}}$",
    "**{}**",
)

# To a question of yes or no, and to one for a right angle, these say again what was asked; there a verdict may differ.
ECHOES = {"垂直", "直角三角形"}


@pytest.fixture(scope="module")
def questions(small: Dataset) -> list[Question]:
    found = [
        Question(**{k: v for k, v in q.items() if k != "member"})
        for r in small.records()
        for q in r.questions
    ]
    for k, program in enumerate(PROGRAMS):
        diagram = geodsl.parse(program)
        for lang in ("en", "zh"):
            found += ask(View(diagram), 12, k, None, lang)
    return found


def doc(question: Question) -> dict[str, Any]:
    told = question.to_json()
    return {name: told[name] for name in ("form", "kind", "choices", "answer", "accepted", "decimal", "unit")}


def test_right_answers_are_right_however_they_are_put(questions: list[Question]) -> None:
    for question in questions:
        said = {question.answer, *question.accepted}
        for answer in (way.format(s) for way in WAYS for s in said):
            assert right(doc(question), answer), (question, answer)


def test_wrong_answers_are_wrong(questions: list[Question]) -> None:
    """Answers to other questions, unless they answer this one, too, by the question's own judgement."""
    other = {"", "I can't tell.", "yes and no", "A or B", "99", "ZZ"}
    answers = sorted({q.answer for q in questions} - ECHOES | other)
    seen: Counter[str] = Counter()
    for question in questions:
        for answer in answers:
            for way in ("{}", "\\boxed{{{}}}"):
                said = way.format(answer)
                assert right(doc(question), said) == question.accepts(said), (question, said)
                seen[question.form] += 1
    assert set(seen) >= {"open", "yes-no", "choice", "names", "boxed"}


def told(answer: str, decimal: float | None = None, unit: str = "", **more: Any) -> dict[str, Any]:
    usual = {"form": "open", "kind": "angle", "choices": [], "accepted": []}
    return {**usual, "answer": answer, "decimal": decimal, "unit": unit, **more}


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("60°", True), ("60 degrees", True), ("$60^\\circ$", True), ("\\boxed{60^{\\circ}}", True), ("60", True),
        ("\\frac{\\pi}{3}", True), ("π/3", True), ("1.047 rad", False), ("∠APB = 60°", True), ("sixty", False),
        ("61°", False), ("60.2°", False), ("not 60°", False), ("60° or 120°", False), ("6", False), ("-60°", False),
    ],
)  # fmt: skip
def test_degrees(said: str, good: bool) -> None:
    assert right(told("60°", 60.0, "°"), said) is good


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("2√3", True), ("2\\sqrt{3}", True), ("2\\sqrt3", True), ("\\sqrt{12}", True), ("3.464", True),
        ("2√3 ≈ 3.464", True), ("3.4641016", True), ("3.46", False), ("3.5", False), ("3", False), ("3.47", False),
        ("PA = 2√3", True), ("2√3 cm", True), ("\\frac{6}{\\sqrt{3}}", True), ("3√2", False),
    ],
)  # fmt: skip
def test_lengths(said: str, good: bool) -> None:
    assert right(told("2√3", 2 * 3**0.5, kind="length"), said) is good


@pytest.mark.parametrize(
    ("said", "good"), [("4", True), ("four", True), ("四个", True), ("4.0", True), ("5", False)]
)
def test_counts(said: str, good: bool) -> None:
    assert right(told("4", 4.0, kind="count"), said) is good


@pytest.mark.parametrize(
    ("said", "good"), [("2/3", True), ("2 : 3", True), ("0.667", True), ("3 : 2", False)]
)
def test_ratios(said: str, good: bool) -> None:
    assert right(told("2/3", 2 / 3, kind="ratio"), said) is good


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("B", True), ("(B)", True), ("B.", True), ("b", True), ("B) the second", True), ("The answer is B.", True),
        ("Answer: (B)", True), ("答案是B", True), ("the second", True), ("\\boxed{\\text{B}}", True), ("A", False),
        ("A or B", False), ("A is the center", False), ("(A) or (B)", False), ("", False),
    ],
)  # fmt: skip
def test_choices(said: str, good: bool) -> None:
    assert right(told("B", form="choice", choices=["the first", "the second", "the third"]), said) is good


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("Yes", True), ("yes.", True), ("Yes, AB is longer.", True), ("**Yes**", True), ("是", True), ("对的", True),
        ("no", False), ("No, it isn't. Yes would be wrong.", False), ("maybe", False), ("不是", False), ("否", False),
        ("It could be yes or no", False), ("true", True),
    ],
)  # fmt: skip
def test_yes_and_no(said: str, good: bool) -> None:
    assert right(told("yes", form="yes-no"), said) is good


def test_names_are_read_either_way_round() -> None:
    assert right(told("AB", kind="longer"), "Segment BA")
    assert right(told("∠AOB", kind="larger"), "\\angle BOA")
    assert not right(told("∠AOB", kind="larger"), "∠OAB")
    assert right(told("A, B and C", kind="points-on"), "C, A, B")
    assert not right(told("A, B and C", kind="points-on"), "A and B")


def test_an_answer_without_end_is_read_in_a_moment() -> None:
    assert boxed("\\boxed{" * 50_000) == ""
    for text in (
        "(" * 200_000,
        "√" * 200_000,
        "1/" * 100_000,
        "A" * 200_000,
        "\\frac{" * 40_000,
        "9" * 200_000,
    ):
        assert not right(told("2√3", 2 * 3**0.5), text)
        assert not right(told("AB", kind="longer"), text)


@given(
    st.lists(st.sampled_from(["\\boxed{", "\\boxed {", "\\boxed", "{", "}", "3", " so "]), max_size=14).map(
        "".join
    )
)
def test_the_box_that_counts_is_the_one_that_the_questions_own_reading_takes(text: str):
    assert boxed(text) == reading.boxed(text)
