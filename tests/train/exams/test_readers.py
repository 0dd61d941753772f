"""Other people's tests, written here as they are published, a few entries of our own each, and what isn't like that."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from geodsl.errors import GeodslError
from tests.train.exams.answering import painted
from train.exams import ExamError, Item, Reply, Task, task
from train.exams.readers.geoperception import share
from train.readers import ReaderError

RED, BLUE = painted("red"), painted("blue")


def put(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def rows(path: Path, *entries: dict[str, Any]) -> Path:
    return put(path, "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries))


def mark(found: Task, item: Item, text: str) -> float:
    return found.scorer(item, Reply(text, True))


# -- GeoQA ------------------------------------------------------------------------------------------------------

GEOQA = {
    "subject": "如图,AB∥CD,∠1=50°,则∠2等于()", "choices": ["40°", "50°", "130°", "140°"], "label": 2, "id": "7",
    "formal_point": ["平行线", "邻补角"], "answer": "解:∠2=180°-50°=130°,故选C.",
}  # fmt: skip


def test_geoqa_as_its_authors_have_it(tmp_path: Path) -> None:
    put(tmp_path / "GeoQA3" / "json" / "7.json", json.dumps(GEOQA))
    put(tmp_path / "GeoQA3" / "image" / "7.png", RED)
    found = task(f"geoqa:{tmp_path}")
    (item,) = found.items
    assert (item.key, item.kind, item.images) == ("geoqa/7", "平行线", (RED,))
    assert item.question.startswith("如图") and "(C) 130°" in item.question and "boxed" in item.question
    right = ["\\boxed{C}", "\\boxed{130°}", "所以选 \\boxed{(C)}"]
    assert [mark(found, item, text) for text in right] == [1.0] * 3
    assert [mark(found, item, text) for text in ("\\boxed{D}", "\\boxed{50°}", "")] == [0.0] * 3


def test_geoqa_with_letters_as_g_llava_has_it(tmp_path: Path) -> None:
    text = (
        "\nFirst perform reasoning, then finally select the question from the choices in the following format: "
        "Answer: xxx.\nQuestion:Angle 1 is a right one, then angle 2 is ()\nChoices:\nA:30°\nB:60°\nC:90°\nD:45°"
    )
    rows(tmp_path / "test_questions.jsonl", {"question_id": 0, "image": "test/0.png", "text": text})
    rows(tmp_path / "test_answers.jsonl", {"question_id": 0, "text": "C"})
    put(tmp_path / "images" / "test" / "0.png", BLUE)
    found = task(f"geoqa:{tmp_path}")
    (item,) = found.items
    assert item.question.splitlines()[:2] == ["Angle 1 is a right one, then angle 2 is ()", "(A) 30°"]
    assert mark(found, item, "\\boxed{C}") == 1.0 and mark(found, item, "\\boxed{A}") == 0.0


def test_geoqa_without_choices_as_r1_v_has_it(tmp_path: Path) -> None:
    entry = {"image_path": "./Geo170K/images/test/0.png", "question": "Angle 2 is ()", "ground_truth": "130°"}
    path = rows(tmp_path / "geoqa_test_prompts.jsonl", entry)
    put(tmp_path / "Geo170K" / "images" / "test" / "0.png", BLUE)
    found = task(f"geoqa:{path}")
    (item,) = found.items
    right = ["It is \\boxed{130}.", "\\boxed{130^\\circ}", "\\boxed{130°}"]
    assert [mark(found, item, text) for text in right] == [1.0] * 3
    assert [mark(found, item, text) for text in ("\\boxed{13}", "\\boxed{50°}")] == [0.0] * 2


def test_a_pickle_is_never_opened_and_what_to_do_is_said(tmp_path: Path) -> None:
    opened = tmp_path / "opened"

    class Trap:
        def __reduce__(self) -> Any:
            return open, (str(opened), "w")

    put(tmp_path / "data" / "test.pk", pickle.dumps([Trap()]))
    for path in (tmp_path, tmp_path / "data" / "test.pk"):
        with pytest.raises(ReaderError, match="is a pickle, which can run any program"):
            task(f"geoqa:{path}")
    assert not opened.exists()


def test_labels_counted_from_one_are_noticed_by_the_solution(tmp_path: Path) -> None:
    put(tmp_path / "json" / "7.json", json.dumps({**GEOQA, "label": 3}))
    put(tmp_path / "image" / "7.png", RED)
    with pytest.raises(ReaderError, match="expected labels from 0; found 3 where its solution chooses C"):
        task(f"geoqa:{tmp_path}")


# -- MM-Math ----------------------------------------------------------------------------------------------------

MM_MATH = {
    "question": "As shown in the figure, find $\\frac{AB}{AC}$.", "file_name": "1.png", "difficult": "hard",
    "solution": "\\textbf{Solution:} So $\\frac{AB}{AC}=\\boxed{\\frac{\\sqrt{3}}{2}}$.", "year": "nine",
    "knowledge": {"level_1": "Properties of Shapes", "level_2": "Triangles"},
}  # fmt: skip


def test_mm_math(tmp_path: Path) -> None:
    rows(
        tmp_path / "MM_Math" / "MM_Math.jsonl",
        MM_MATH,
        {**MM_MATH, "difficult": "easy", "file_name": "2.png"},
    )
    for name, image in (("1.png", RED), ("2.png", BLUE)):
        put(tmp_path / "MM_Math" / "MM_Math" / name, image)
    found = task(f"mm-math:{tmp_path}")
    one, two = found.items
    assert one.kind == "Properties of Shapes" and one.about["labels"] == {
        "difficulty": "hard",
        "year": "nine",
    }
    assert (one.images, two.images) == ((RED,), (BLUE,)) and one.family != two.family
    right = ["\\boxed{\\frac{\\sqrt{3}}{2}}", "\\boxed{\\dfrac{\\sqrt3}{2}}", "\\boxed{√3/2}"]
    assert [mark(found, one, text) for text in right] == [1.0] * 3
    assert [mark(found, one, text) for text in ("\\boxed{\\frac{3}{2}}", "\\boxed{\\frac{2}{\\sqrt3}}")] == [
        0.0
    ] * 2


def test_a_solution_without_an_answer_is_named(tmp_path: Path) -> None:
    rows(tmp_path / "MM_Math.jsonl", {**MM_MATH, "solution": "So it is."})
    put(tmp_path / "1.png", RED)
    with pytest.raises(ReaderError, match=r"MM_Math\.jsonl, entry 0: its solution has no"):
        task(f"mm-math:{tmp_path}")


# -- Geoperception ----------------------------------------------------------------------------------------------

SEEN = {
    "PointLiesOnLine": ("What is the point lying on line AB?", "C, D"),
    "PointLiesOnCircle": ("What are the points lying on circle with center O?", "A, B"),
    "Parallel": ("What is the line parallel to line AB?", "CD, DC"),
    "Perpendicular": ("What is the line perpendicular to line AB?", "EF, FE, GH, HG"),
    "Equals": ("What is the value of line AB as annotated?", "2x + 4"),
    "AngleClassification": ("Is angle ABC acute or obtuse?", "obtuse"),
    "LineComparison": ("Which is longer, line AB or line CD?", "CD, DC"),
}


@pytest.mark.parametrize("form", ["parquet", "json"])
def test_geoperception(tmp_path: Path, form: str) -> None:
    entries = [
        {
            "id": str(k),
            "question": q,
            "answer": a,
            "predicate": p,
            "image": {"bytes": RED, "path": f"{k}.png"},
        }
        for k, (p, (q, a)) in enumerate(SEEN.items())
    ]
    if form == "parquet":
        pq = pytest.importorskip("pyarrow.parquet")
        (tmp_path / "data").mkdir()
        table = pytest.importorskip("pyarrow").Table.from_pylist(entries)
        pq.write_table(table, tmp_path / "data" / "train-00000-of-00001.parquet")
    else:
        put(tmp_path / "images" / "0.png", RED)
        put(tmp_path / "geo.json", json.dumps([{**e, "image": "0.png"} for e in entries]))
    found = task(f"geoperception:{tmp_path}")
    assert [item.kind for item in found.items] == list(SEEN) and len({i.family for i in found.items}) == 1
    for item in found.items:
        first = str(item.asked.answer).split(",")[0]
        assert mark(found, item, f"\\boxed{{{item.asked.answer}}}") == 1.0
        assert mark(found, item, f"\\boxed{{{first}}}") >= 0.5
        assert mark(found, item, "\\boxed{Z}") == 0.0


@pytest.mark.parametrize(
    ("predicate", "said", "worth"),
    [
        ("PointLiesOnLine", "\\boxed{C}", 0.5),
        ("PointLiesOnLine", "\\boxed{C, D}", 1.0),
        ("PointLiesOnLine", "\\boxed{C, E}", 0.0),  # anything wrong, and all is lost
        ("PointLiesOnLine", "\\boxed{A, B, C and D}", 1.0),  # the line's own points weren't asked for
        ("PointLiesOnLine", "The other points are: C, D", 1.0),
        ("PointLiesOnCircle", "\\boxed{A，B}", 1.0),
        ("PointLiesOnCircle", "\\boxed{\\text{A}}", 0.5),
        ("PointLiesOnCircle", "\\boxed{O}", 0.0),
        ("Parallel", "\\boxed{DC}", 1.0),
        ("Parallel", "\\boxed{line CD}", 1.0),
        ("Parallel", "\\boxed{AB}", 0.0),
        ("Perpendicular", "\\boxed{EF}", 0.5),
        ("Perpendicular", "\\boxed{FE, GH}", 1.0),
        ("Perpendicular", "\\boxed{EF, GH, AB}", 0.0),
        ("Equals", "\\boxed{2x+4}", 1.0),
        ("Equals", "\\boxed{2x+5}", 0.0),
        ("AngleClassification", "\\boxed{Obtuse}", 1.0),
        ("AngleClassification", "The angle is obtuse.", 1.0),
        ("AngleClassification", "\\boxed{acute or obtuse}", 0.0),
        ("LineComparison", "The longer line is: CD", 1.0),
        ("LineComparison", "\\boxed{\\overline{DC}}", 1.0),
        ("LineComparison", "\\boxed{AB, CD}", 0.0),
        ("LineComparison", "", 0.0),
    ],
)
def test_geoperceptions_mark(predicate: str, said: str, worth: float) -> None:
    question, answer = SEEN[predicate]
    assert share(predicate, answer, said, question) == worth


def test_an_unknown_predicate_is_another_version(tmp_path: Path) -> None:
    entry = {"question": "?", "answer": "A", "predicate": "Tangent", "image": "a.png"}
    rows(tmp_path / "a.jsonl", entry)
    with pytest.raises(ReaderError, match=r"expected a predicate of PointLiesOnLine, .*; found 'Tangent'"):
        task(f"geoperception:{tmp_path}")


# -- VisOnlyQA --------------------------------------------------------------------------------------------------

SIZES = "(a) 90 degrees (b) 135 degrees (c) 45 degrees (d) 180 degrees (e) 10 degrees "
ANGLE = f"Which is a reasonable estimate of angle CAD? {SIZES}"


def seen(task_category: str, question: str, answer: str, options: list[str], **other: Any) -> dict[str, Any]:
    told = ", ".join(options)
    return {
        "image_path": "images/Own/0.png", "question": question, "answer": answer,
        "prompt_reasoning": f"{question}\n\nExplain. Then, provide the final answer ({told}).",
        "prompt_no_reasoning": f"{question}\n\nYour response should only include the final answer ({told}).",
        "image_category": "geometry", "task_category": task_category, "question_type": "single_answer",
        "response_options": options, "source": "Own", "id": f"{task_category}-{answer}", **other,
    }  # fmt: skip


TRIANGLE = seen(
    "triangle", "There is no triangle AFD in the figure. True or False?", "False", ["True", "False"]
)
ESTIMATE = seen("angle", ANGLE, "e", list("abcde"))


def test_visonlyqa_as_its_authors_have_it(tmp_path: Path) -> None:
    rows(
        tmp_path / "real" / "geometry__triangle.jsonl",
        TRIANGLE,
        {**TRIANGLE, "id": "2", "question_type": "multiple answers"},
    )
    rows(tmp_path / "synthetic" / "syntheticgeometry__angle.jsonl", ESTIMATE)
    put(tmp_path / "images" / "Own" / "0.png", RED)
    found = task(f"visonlyqa:{tmp_path}")
    verdict, estimate = found.items
    assert verdict.question == TRIANGLE["prompt_no_reasoning"] and verdict.kind == "geometry, triangle"
    assert verdict.family == estimate.family == "images/Own/0.png"
    said = {"False": 1.0, "false.": 1.0, "True": 0.0, "": 0.0}
    assert {text: mark(found, verdict, text) for text in said} == said
    said = {
        "e": 1.0,
        "(e)": 1.0,
        "E": 1.0,
        "10 degrees": 1.0,
        "(e) 10 degrees": 1.0,
        "d": 0.0,
        "a": 0.0,
        "180 degrees": 0.0,
    }
    assert {text: mark(found, estimate, text) for text in said} == said


def test_visonlyqa_as_parquet(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    table = pytest.importorskip("pyarrow").Table.from_pylist(
        [{"decoded_image": {"bytes": BLUE, "path": None}, **ESTIMATE}]
    )
    (tmp_path / "data").mkdir()
    pq.write_table(table, tmp_path / "data" / "syntheticgeometry__angle-00000-of-00001.parquet")
    (item,) = task(f"visonlyqa:{tmp_path}").items
    assert item.images == (BLUE,) and item.asked.answer == "E"


# -- what isn't as it is published ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "file", "entry", "missing"),
    [
        ("geoqa", "json/1.json", {"subject": "?", "choices": ["1", "2"], "lable": 1}, "label"),
        ("mm-math", "MM_Math.jsonl", {"question": "?", "answer": "3", "image": "1.png"}, "solution"),
        ("geoperception", "a.jsonl", {"question": "?", "answer": "A", "image": "1.png"}, "predicate"),
        ("visonlyqa", "real/geometry__angle.jsonl", {"question": "?", "answer": "a"}, "prompt_no_reasoning"),
    ],
)
def test_another_version_is_told_with_what_was_expected_and_found(
    tmp_path: Path, kind: str, file: str, entry: dict[str, Any], missing: str
) -> None:
    rows(tmp_path / file, entry)
    with pytest.raises(ReaderError, match=r"another version of .* expected the fields .*; found ") as caught:
        task(f"{kind}:{tmp_path}")
    assert missing in str(caught.value).rpartition("missing")[2] and Path(file).name in str(caught.value)


@pytest.mark.parametrize("kind", ["geoqa", "mm-math", "geoperception", "visonlyqa"])
def test_an_empty_folder_is_said_with_what_is_expected(tmp_path: Path, kind: str) -> None:
    with pytest.raises(ReaderError, match=r"holds no .*: expected"):
        task(f"{kind}:{tmp_path}")
    with pytest.raises(ReaderError, match="there is no"):
        task(f"{kind}:{tmp_path / 'none'}")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("geoqua:x", r"did you mean geoqa:PATH\?"),
        ("mmmath:x", r"did you mean mm-math:PATH\?"),
        ("geoqa", "a task is KIND:PATH"),
        ("zzz:x", "there is geodsl, geoqa, mm-math, geoperception, visonlyqa"),
        ("mathvista:x", "is among the tasks of lmms-eval"),
    ],
)
def test_an_unknown_task_is_answered_with_the_nearest(name: str, said: str) -> None:
    with pytest.raises(ExamError, match=said):
        task(name)


def test_a_picture_outside_of_the_folder_or_none_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "secret.png", RED)
    at = tmp_path / "data"
    entry = {"question": "?", "answer": "A", "predicate": "Equals"}
    for image, said in (
        ("../secret.png", "isn't inside"),
        ("none.png", "there is no picture"),
        ("bad.png", "can't be read as a picture"),
        ({"bytes": None, "path": None}, "the picture is a text"),
    ):
        rows(at / "a.jsonl", {**entry, "image": image})
        put(at / "bad.png", b"no picture")
        with pytest.raises(GeodslError, match=said):
            task(f"geoperception:{at}")


def test_broken_files_are_refused(tmp_path: Path) -> None:
    for name, data in (("a.jsonl", "{"), ("a.json", "[1]"), ("a.parquet", "PAR1")):
        path = put(tmp_path / name, data)
        with pytest.raises(ReaderError, match=r"a\.(jsonl|json|parquet)"):
            task(f"geoperception:{path}")
    with pytest.raises(ReaderError, match=r"expected a file of \.parquet, \.jsonl, \.json"):
        task(f"geoperception:{put(tmp_path / 'a.tsv', 'x')}")


def test_two_of_one_name_are_refused(tmp_path: Path) -> None:
    rows(tmp_path / "real" / "geometry__triangle.jsonl", TRIANGLE, TRIANGLE)
    put(tmp_path / "images" / "Own" / "0.png", RED)
    with pytest.raises(ExamError, match="two of its items are called 'visonlyqa/triangle-False'"):
        task(f"visonlyqa:{tmp_path}")
