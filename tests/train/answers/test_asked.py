"""Questions of our own are judged as they judge themselves, whatever they are made from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import geodsl
from geodsl.dataset import Dataset
from geodsl.words.questions import Question, ask
from geodsl.words.view import View
from perturb.groups import Recipe
from perturb.groups.export import Export
from train.answers import KEY, AnswerError, Asked, right

PROGRAMS = (
    "triangle ABC with AB = AC, angle A = 40°\nM = midpoint of BC\ndraw AM\nlabel angle BAC value\nmark AB = AC\n",
    "triangle ABC with AB = 3, BC = 4, CA = 5\nlabel AB value\nlabel BC value\nfind CA\n",
    "circle w center O radius 2\npoint P with OP = 4\nA, B = tangents from P to w\ndraw OA, OB, PA, PB\n"
    "label OA value\nlabel OP value\nfind PA\nfind angle APB\n",
    "square ABCD\nP on segment AB with AP : PB = 2 : 1\ndraw AC, PC\n",
    "parallelogram ABCD\nM = midpoint of AB\ndraw DM\nN = midpoint of CD\ndraw BN\n",
)
WAYS = (
    "{}",
    "\\boxed{{{}}}",
    "$\\boxed{{\\text{{{}}}}}$",
    "**{}**",
    "The answer is {}.",
    "not {}",
    "{} or 7",
    "答案是{}。",
    "{} is parallel to CD",
    "AB ∥ {}",
    "{}, not ABD",
    "\\boxed{{5}} \\boxed{{{}}}",
    "\\boxed{{{}",
)


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    out = []
    for k, program in enumerate(PROGRAMS):
        diagram = geodsl.parse(program)
        for lang in ("en", "zh"):
            for seed in (k, k + 50):
                out += ask(View(diagram), 14, seed, None, lang)
    return out


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = Path(__file__).parents[3] / "examples" / "diagrams" / "circles"
    names = ("thales", "two-tangents")
    recipe = Recipe(
        groups=4,
        seed=5,
        shard_size=4,
        per_program=2,
        folders=tuple(str(folder / f"{name}.geo") for name in names),
        negatives=1,
        questions=6,
        sizes=(64,),
    )
    export = Export(recipe)
    dataset = export.begin(tmp_path_factory.mktemp("answers") / "dataset")
    assert export.make(dataset)
    return dataset


def test_verdicts_are_those_of_the_questions(questions: list[Question]) -> None:
    assert len(questions) > 200
    assert {q.form for q in questions} == {"open", "yes-no", "choice", "names", "boxed"}
    answers = sorted(
        {q.answer for q in questions} | {"", "I can't tell.", "yes and no", "A or B", "99", "ZZ"}
    )
    true = 0
    for number, question in enumerate(questions):
        asked = Asked.from_question(json.loads(json.dumps(question.to_json())))
        some = {question.answer, *question.accepted, *answers[number % 5 :: 5]}
        for said in (way.format(answer) for answer in sorted(some) for way in WAYS):
            verdict = question.accepts(said)
            assert right(asked, said) == verdict, (question, said)
            true += verdict
    assert true > 1000


def test_what_is_right_is_so_however_it_is_put(questions: list[Question]) -> None:
    for question in questions:
        asked = Asked.from_question(question.to_json())
        for way in ("{}", "\\boxed{{{}}}", "First \\boxed{{no}}, no: $\\boxed{{{}}}$"):
            assert right(asked, way.format(question.answer)), question


def test_records_and_rows_ask_the_same(small: Dataset) -> None:
    pytest.importorskip("pyarrow")
    from geodsl.dataset.formats.trl import _grpo

    seen = 0
    for record in small.records():
        rows = list(_grpo(record))
        numbers = [k for k, q in enumerate(record.questions) if not q["pictures"]]
        assert len(rows) == len(numbers)
        for row, number in zip(rows, numbers, strict=True):
            asked = Asked.of(record, number)
            assert asked.program == record.data["members"][record.questions[number]["member"]]["program"]
            assert replace(asked, program="") == Asked.from_row(row)
            assert right(Asked.from_row(row), f"\\boxed{{{row['answer']}}}")
            seen += 1
    assert seen >= 8


def test_keys_of_others_with_choices() -> None:
    choices = ("30°", "45°", "60°")
    assert Asked.key("B", choices=choices) == Asked.key("45°", choices=choices)
    assert right(Asked.key("(b)", choices=choices), "45")
    assert not right(Asked.key("(b)", choices=choices), "60")
    # Two choices of one value: the value chooses none.
    assert not right(Asked.key("A", choices=("1/2", "0.5", "2")), "\\frac12")
    for wrong in ("D", "90°", "AB"):
        with pytest.raises(AnswerError, match="is none of the choices 30°, 45°, 60°"):
            Asked.key(wrong, choices=choices)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({}, "KeyError: 'decimal'"),
        ({"form": 3}, "a text is expected, not 3"),
        ({"form": "essay"}, "one of open, yes-no, choice, names, boxed, key, not 'essay'"),
        ({"answer": " "}, "this one's is empty"),
        ({"choices": ["a", "b"]}, "one of them is missing"),
        ({"choices": ["a", "b"], "right": 2}, "can't stand at place 2"),
        ({"decimal": "five"}, "could not convert"),
        ({"accepted": None}, "TypeError"),
    ],
)
def test_what_is_no_question_is_refused(told: dict[str, Any], why: str) -> None:
    whole = Question("count", "open", "How many?", "5", decimal=5.0).to_json()
    with pytest.raises(AnswerError, match=why):
        Asked.from_question(whole | told if told else {})


@pytest.mark.parametrize("row", [{}, {"question": "{"}, {"question": "[]"}, {"question": None}])
def test_what_is_no_row_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(AnswerError):
        Asked.from_row(row)


def test_a_key_is_judged_as_a_key() -> None:
    assert right(Asked.key("24", unit="cm²"), "It is \\boxed{24\\text{ cm}^2}")
    assert not right(Asked.key("24", unit="cm²"), "It is \\boxed{24\\text{ cm}}")
    assert Asked.key("24").form == KEY


def test_letters_of_a_key_come_before_texts_that_look_like_them() -> None:
    assert Asked.key("A", choices=("B", "A")).right == 0
    assert Asked.key("4", choices=("3", "4")).right == 1
