"""A sitting with an examinee behind an API: stopped, it goes on and pays for nothing twice."""

from __future__ import annotations

import json

import pytest

from geodsl.assist.errors import DeniedError, LimitError, OverBudgetError
from tests.train.exams.answering import told
from tests.train.exams.api_bench import KEY, prepared
from tests.train.exams.chat_server import Chatted, Error, words
from train.exams.sitting import ANSWERS, sit
from train.exams.tasks import Task


@pytest.fixture
def bench(monkeypatch, tmp_path):
    yield from prepared(monkeypatch, tmp_path)


def test_a_sitting_goes_on_where_it_was_stopped(bench, tmp_path):
    day = ["denied"]

    def model(body):
        if day[0] == "denied":
            return Error(401, f"not with {KEY}")
        if day[0] == "bad" and words(body) == "q7?":
            return Error(500)
        # Who takes less than it may leaves room for others.
        return Chatted(f"\\boxed{{yes}} {KEY}", input=700, output=100)

    server = bench.chat(model)
    task = Task(name="toy", items=tuple(told(f"q{k}") for k in range(20)))
    out = tmp_path / "exam"

    def marks(**more):
        examinee = bench.openai(server, retries=0, **more)
        return sit(task, out, examinee, name=examinee.name, pictures=("own",), longest=100)

    with pytest.raises(DeniedError):
        marks()
    assert not (out / ANSWERS).read_bytes()
    day[0] = "bad"
    with pytest.raises(OverBudgetError):
        marks(budget_tokens=11_000, workers=1)
    first = (out / ANSWERS).read_text().splitlines()
    assert 2 <= len(first) < 20
    with pytest.raises(LimitError, match=r"1 of \d+ questions went unanswered"):
        marks()
    assert len((out / ANSWERS).read_text().splitlines()) == 19
    day[0] = "good"
    found = marks()
    assert found.complete and found.scores["own"].value == 1.0
    lines = (out / ANSWERS).read_text().splitlines()
    assert lines[: len(first)] == first
    assert sorted(json.loads(line)["key"] for line in lines) == sorted(i.key for i in task.items)
    before = len(server.seen)
    assert marks() == found and len(server.seen) == before
    for path in out.rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes()
