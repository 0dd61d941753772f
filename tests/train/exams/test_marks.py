"""Marks against formulas of their own."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from geodsl.dataset import Dataset
from tests.train.exams.answering import told
from train.evaluate.intervals import interval
from train.exams import Reply, marked
from train.exams.marks import chance
from train.exams.questions import items_of
from train.exams.scorers import RIGHT
from train.exams.table import lines

YES, NO = Reply("\\boxed{yes}", True), Reply("\\boxed{no}", True)


def test_values_gains_and_intervals() -> None:
    items = [told(f"q{k}", answer="yes" if k % 3 else "no", family=f"f{k % 5}") for k in range(30)]
    own = {item.key: YES for item in items}
    blank = {item.key: NO for item in items[:20]}
    found = marked(items, {"own": own, "blank": blank}, RIGHT, asked={"own": 30, "blank": 30}, seed=3)
    right = np.array([item.asked.answer == "yes" for item in items], float)
    assert found.scores["own"].value == pytest.approx(right.mean())
    bounds = interval(right, [i.family for i in items], seed=3, purpose="own pictures")
    assert (found.scores["own"].low, found.scores["own"].high) == bounds
    # a gain is of those alone that were answered with both
    assert found.gains["own - blank"].value == pytest.approx((2 * right[:20] - 1).mean())
    assert found.gains["own - blank"].count == 20
    assert not found.complete and found.counts["blank"] == {
        "asked": 30, "answered": 20, "cut off": 0, "no answer": 0
    }  # fmt: skip


def test_chance_and_the_constant_answer_by_kind() -> None:
    items = [
        *(told(f"a{k}", answer="yes" if k < 7 else "no", kind="parallel") for k in range(10)),
        *(told(f"b{k}", answer="ABCD"[k % 4], form="choice", kind="shape", choices="wxyz") for k in range(8)),
        *(told(f"c{k}", answer=f"{k}", form="open", kind="count") for k in range(2)),
    ]
    found = marked(items, {"own": {item.key: YES for item in items}}, RIGHT)
    by = found.by["kind"]
    assert [by[kind]["own"].chance for kind in ("parallel", "shape", "count")] == [0.5, 0.25, 0.0]
    assert [by[kind]["own"].constant for kind in ("parallel", "shape", "count")] == [0.7, 0.25, 0.5]
    assert found.scores["own"].chance == pytest.approx((10 * 0.5 + 8 * 0.25) / 20)
    assert found.scores["own"].constant == pytest.approx((7 + 2 + 1) / 20)
    assert [chance(item) for item in (items[0], items[10], items[18])] == [0.5, 0.25, 0.0]
    assert set(found.by["form"]) == {"yes-no", "choice", "open"}


def test_one_family_has_no_interval_and_a_topic_of_one_part_is_left_out() -> None:
    items = [told(f"q{k}", family="f") for k in range(4)]
    found = marked(items, {"own": {item.key: YES for item in items}}, RIGHT)
    assert found.scores["own"].low is None and found.scores["own"].families == 1
    assert set(found.by) == {"kind"}


def test_intervals_of_guessers_miss_chance_as_often_as_they_should() -> None:
    random = np.random.Generator(np.random.Philox(5))
    missed = 0
    items = [told(f"q{k}", answer="yes" if k % 2 else "no", family=f"f{k // 10}") for k in range(200)]
    for seed in range(60):
        replies = {item.key: (YES, NO)[int(random.integers(2))] for item in items}
        mark = marked(items, {"own": replies}, RIGHT, seed=seed).scores["own"]
        assert mark.low is not None and mark.high is not None
        missed += not mark.low <= 0.5 <= mark.high
    assert missed <= 9  # of 60 at 5 %: more has a chance of 1 in 1,000


def test_the_table_tells_all_of_it() -> None:
    items = [told(f"q{k}", family=f"f{k}", kind=("parallel", "equal")[k % 2]) for k in range(6)]
    own = {item.key: YES for item in items}
    cut = {item.key: Reply("…", False) for item in items[:5]}
    found = marked(
        items, {"own": own, "blank": cut}, RIGHT, asked={"own": 6, "blank": 6}, about={"task": "t"}
    )
    said = "\n".join(lines(found))
    for part in ("with its own picture", "100.0 %", "own less blank", "+100.0 %", "by kind", "equal"):
        assert part in said
    assert "with a blank picture, 5 cut off, 1 not asked yet, of 6" in said


def test_kinds_are_counted_as_they_are() -> None:
    items = [told(f"q{k}", kind=f"k{k % 3}") for k in range(9)]
    found = marked(items, {"own": {item.key: YES for item in items}}, RIGHT).brief()
    assert {k: m["count"] for k, m in found["kinds"].items()} == Counter(item.kind for item in items)


def test_what_is_read_off_stands_beside_what_is_reasoned_out(questions: Dataset) -> None:
    record = next(r for r in questions.records() if not r.star)
    first, *rest = record.questions
    mixed = replace(record, data={**record.data, "questions": [{**first, "solution": "Half of it."}, *rest]})
    items = list(items_of([mixed]))
    right = {item.key: Reply(f"\\boxed{{{item.asked.answer}}}", True) for item in items}
    wrong = {items[0].key: Reply("\\boxed{}", True)}
    found = marked(items, {"own": right | wrong}, RIGHT, asked={"own": len(items)})
    by = {name: (mark["own"].value, mark["own"].count) for name, mark in found.by["skill"].items()}
    assert by == {"reasoning": (0.0, 1), "perception": (1.0, len(items) - 1)}
    assert "by skill" in "\n".join(lines(found))
    assert "skill" not in marked(items[1:], {"own": right}, RIGHT, asked={"own": len(items) - 1}).by
