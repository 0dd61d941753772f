"""Sittings: every answer kept once, whatever stops them, and what is marked in the end."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geodsl.dataset import Dataset
from tests.train.exams.answering import Always, Blind, Seeing, Stopped, told
from train.exams import PICTURES, ExamError, Reply, Task, sit, task
from train.exams.sitting import ANSWERS, EXAM, ITEMS, MARKS, SCORER

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def asked(questions: Dataset) -> Task:
    return task(f"geodsl:{questions.root}", split="test")


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / ANSWERS).read_bytes().splitlines()]


def test_who_sees_gets_all_with_the_own_picture_and_nothing_without(asked: Task, tmp_path: Path) -> None:
    marks = sit(asked, tmp_path, Seeing(asked.items), name="seeing")
    assert {p: m.value for p, m in marks.scores.items()} == {"own": 1.0, "blank": 0.0, "other": 0.0}
    assert {g: m.value for g, m in marks.gains.items()} == {"own - blank": 1.0, "own - other": 1.0}
    assert marks.complete and marks.scores["own"].count == len(asked.items)
    assert sum(kind["own"].count for kind in marks.by["kind"].values()) == len(asked.items)


def test_who_knows_the_words_alone_gains_nothing_by_pictures(asked: Task, tmp_path: Path) -> None:
    marks = sit(asked, tmp_path, Blind(asked.items), name="blind")
    assert len({m.value for m in marks.scores.values()}) == 1 and marks.scores["own"].value > 0.9
    assert {m.value for m in marks.gains.values()} == {0.0}


def test_everything_is_kept_that_another_needs_to_mark_again(asked: Task, tmp_path: Path) -> None:
    sit(asked, tmp_path, Seeing(asked.items), name="seeing")
    items = {told["key"]: told for told in map(json.loads, (tmp_path / ITEMS).read_text().splitlines())}
    assert set(items) == {item.key for item in asked.items}
    for line in lines(tmp_path):
        item = items[line["key"]]
        assert line["prompt"] == item["question"] and item["asked"]["answer"]
        assert (line["images"] == item["images"]) == (line["pictures"] == "own")
        assert line["finished"] is True and "\\boxed" in str(line["answer"])
    # The source of the parser is there, and its hash, reckoned here by itself, is the scorer's version.
    source = {str(p.relative_to(tmp_path / SCORER)): p for p in (tmp_path / SCORER).rglob("*") if p.is_file()}
    assert "geodsl/words/questions/reading.py" in source and "train/exams/scorers.py" in source
    total = hashlib.sha256()
    for name in sorted(source):
        text = source[name].read_bytes()
        total.update(f"{name} {len(text)}\n".encode() + text)
    assert json.loads((tmp_path / MARKS).read_text())["scorer"]["version"] == total.hexdigest()


def test_a_stopped_sitting_goes_on_without_a_duplicate(asked: Task, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        sit(asked, tmp_path, Seeing(asked.items, most=10), name="seeing")
    assert len(lines(tmp_path)) == 10
    part = json.loads((tmp_path / MARKS).read_text())
    assert part["complete"] is False and part["counts"]["own"]["answered"] == 10
    whole = Seeing(asked.items)
    marks = sit(asked, tmp_path, whole, name="seeing")
    assert marks.complete and len(whole.asked) == 3 * len(asked.items) - 10
    assert len({(line["pictures"], line["key"]) for line in lines(tmp_path)}) == len(lines(tmp_path))
    alone = sit(asked, tmp_path / "alone", Seeing(asked.items), name="seeing")
    assert marks.to_json() == alone.to_json()


def test_nobody_is_summoned_where_nothing_is_left_to_ask(asked: Task, tmp_path: Path) -> None:
    first = sit(asked, tmp_path, Seeing(asked.items), name="seeing")
    before = (tmp_path / ANSWERS).read_bytes()

    def nobody() -> Seeing:
        raise AssertionError("summoned")

    assert sit(asked, tmp_path, nobody, name="seeing").to_json() == first.to_json()
    assert (tmp_path / ANSWERS).read_bytes() == before


def test_a_line_that_was_cut_off_is_asked_again(asked: Task, tmp_path: Path) -> None:
    sit(asked, tmp_path, Seeing(asked.items), name="seeing", pictures=("own",))
    whole = (tmp_path / ANSWERS).read_bytes()
    (tmp_path / ANSWERS).write_bytes(whole[:-9])
    again = Seeing(asked.items)
    sit(asked, tmp_path, again, name="seeing", pictures=("own",))
    assert len(again.asked) == 1 and (tmp_path / ANSWERS).read_bytes() == whole


def test_a_fault_in_the_middle_is_named_by_its_line(asked: Task, tmp_path: Path) -> None:
    sit(asked, tmp_path, Seeing(asked.items), name="seeing", pictures=("own",))
    some = (tmp_path / ANSWERS).read_bytes().splitlines(keepends=True)
    (tmp_path / ANSWERS).write_bytes(b"".join([*some[:2], b"{}\n", *some[2:]]))
    with pytest.raises(ExamError, match="line 3 is no answer"):
        sit(asked, tmp_path, Seeing(asked.items), name="seeing", pictures=("own",))


def test_more_pictures_may_be_asked_for_later(asked: Task, tmp_path: Path) -> None:
    first = sit(asked, tmp_path, Seeing(asked.items), name="seeing", pictures=("own",))
    assert set(first.scores) == {"own"} and not first.gains
    more = Seeing(asked.items)
    assert set(sit(asked, tmp_path, more, name="seeing").scores) == set(PICTURES)
    assert len(more.asked) == 2 * len(asked.items)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"name": "b"}, "examinee is 'seeing' there and 'b' now"),
        ({"longest": 9}, "longest is 1024 there and 9 now"),
        ({"settings": {"weights": "x"}}, "settings is"),
        ({"seed": 1}, "seed is 0 there and 1 now"),
    ],
)
def test_another_sitting_in_the_same_folder_is_refused(
    asked: Task, tmp_path: Path, other: dict[str, object], said: str
) -> None:
    usual = {"name": "seeing", "pictures": ("own",)}
    sit(asked, tmp_path, Seeing(asked.items), **usual)  # type: ignore[arg-type]
    with pytest.raises(ExamError, match=said):
        sit(asked, tmp_path, Seeing(asked.items), **{**usual, **other})  # type: ignore[arg-type]


def test_other_questions_and_other_versions_are_refused(asked: Task, tmp_path: Path) -> None:
    sit(asked, tmp_path, Seeing(asked.items), name="seeing", pictures=("own",))
    with pytest.raises(ExamError, match=r"items is .*; its questions are others"):
        sit(asked.some(5, seed=0), tmp_path, Seeing(asked.items), name="seeing", pictures=("own",))
    found = json.loads((tmp_path / EXAM).read_text())
    (tmp_path / EXAM).write_text(json.dumps({**found, "version": 2}))
    with pytest.raises(ExamError, match="expected format geodsl-exam 1, found geodsl-exam 2"):
        sit(asked, tmp_path, Seeing(asked.items), name="seeing", pictures=("own",))


def test_who_answers_what_was_not_asked_is_refused(tmp_path: Path) -> None:
    class Odd:
        name = "odd"

        def answers(self, items, *, longest):
            yield "nothing", Reply("", True)

    with pytest.raises(ExamError, match="'nothing', which wasn't asked"):
        sit(Task(name="t", items=(told("a"),)), tmp_path, Odd(), name="odd")


def test_what_was_cut_off_or_never_came_is_worth_nothing_and_counted(tmp_path: Path) -> None:
    items = Task(name="t", items=(told("a"), told("b")))
    right = "\\boxed{yes}"
    assert sit(items, tmp_path / "1", Always(Reply(right, True)), name="x").scores["own"].value == 1.0
    cut = sit(items, tmp_path / "2", Always(Reply(right, False)), name="x")
    assert cut.scores["own"].value == 0.0 and cut.counts["own"]["cut off"] == 2
    none = sit(items, tmp_path / "3", Always(Reply(right, True, trouble="refused")), name="x")
    assert none.scores["own"].value == 0.0 and none.counts["own"]["no answer"] == 2


def test_answers_of_any_letters_keep_to_their_lines(tmp_path: Path) -> None:
    said = "a\u2028b\x85c\r\nd\x00\ud800 角\\boxed{yes}"
    items = Task(name="t", items=(told("a"), told("b")))
    sit(items, tmp_path, Always(Reply(said, True)), name="x")
    assert [line["answer"] for line in lines(tmp_path)] == [said] * 6
    assert len((tmp_path / ANSWERS).read_text("ascii").split("\n")) == 7


KILLED = """
import sys, time
from tests.train.exams.answering import told
from train.exams import Reply, Task, sit

class Slow:
    name = "slow"
    def answers(self, items, *, longest):
        for item in items:
            time.sleep(0.04)
            yield item.key, Reply("\\\\boxed{yes}", True)

items = tuple(told(f"q{k}") for k in range(25))
sit(Task(name="t", items=items), sys.argv[1], Slow(), name="slow", pictures=("own",))
"""


def test_a_killed_process_loses_no_answer_and_repeats_none(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    begun = subprocess.Popen(command, cwd=ROOT, env=environment)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and begun.poll() is None:
        if (tmp_path / ANSWERS).exists() and (tmp_path / ANSWERS).read_bytes().count(b"\n") >= 3:
            break
        time.sleep(0.02)
    begun.send_signal(signal.SIGKILL)
    begun.wait()
    kept = (tmp_path / ANSWERS).read_bytes()
    assert 3 <= kept.count(b"\n") < 25
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    whole = (tmp_path / ANSWERS).read_bytes()
    assert whole.startswith(kept[: kept.rindex(b"\n") + 1])
    assert sorted(json.loads(line)["key"] for line in whole.splitlines()) == sorted(
        f"q{k}" for k in range(25)
    )


def test_two_at_once_in_one_folder_are_refused(tmp_path: Path) -> None:
    inner = Task(name="t", items=(told("a"),))

    class Greedy:
        name = "greedy"

        def answers(self, items, *, longest):
            with pytest.raises(ExamError, match="is sitting this exam"):
                sit(inner, tmp_path, Always(Reply("", True)), name="greedy")
            yield items[0].key, Reply("\\boxed{yes}", True)

    assert sit(inner, tmp_path, Greedy(), name="greedy", pictures=("own",)).scores["own"].value == 1.0
