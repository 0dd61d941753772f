"""Many problems: beside one another and through batches; stopped, gone on with, and within a budget."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from geodsl.assist import Problem, ProblemError, author_all, read_problems
from geodsl.dataset.lock import LockedError, locked
from tests.assist.script import Script, givens, problem_of, submit
from tests.assist.server import Error, Said, Silent, text
from tests.assist.test_authoring import FACTS, FOOT, GOOD

ROOT = Path(__file__).parents[2]


def problem(name: str, kind: str) -> Problem:
    return Problem(f"Problem {name} ({kind}): triangle ABC has AB = AC; D is the midpoint of BC.", id=name)


def model(body) -> Said | Error:
    """Draws what is good, never mends what is bad, and declines the rest."""
    shown = problem_of(body)
    if "(declined)" in shown:
        return Said([text("No.")], stop="refusal")
    return Script(givens=[givens(*FACTS)], submit=[submit(FOOT if "(bad)" in shown else GOOD)])(body)


SOME = [problem("p1", "good"), problem("p2", "bad"), problem("p3", "declined"), problem("p4", "good")]
STATES = ["accepted", "refused", "failed", "accepted"]


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file()}


@pytest.mark.parametrize("api", ["messages", "batches"])
def test_what_came_of_each_is_told_and_kept(bench, tmp_path, key, api):
    server = bench.server(model)
    report = author_all(SOME, tmp_path / "out", client=bench.client(server, rounds=2, api=api))
    assert [r.status for r in report.rows] == STATES
    assert report.counts() == {"accepted": 2, "refused": 1, "failed": 1, "left": 0}
    kept = files(tmp_path / "out")
    assert set(kept) == {"p1.geo", "p4.geo", *(f"p{k}.json" for k in (1, 2, 3, 4)), "report.json"}
    record = json.loads(kept["p2.json"])
    assert record["status"] == "refused" and record["program"].startswith("triangle ABC")
    assert [g["state"] for g in record["givens"]] == ["holds", "fails"]
    table = report.table()
    assert "D midpoint of BC: given, and false" in table and "declines" in table
    assert "2 accepted, 1 refused, 1 failed" in table
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or key.encode() not in path.read_bytes()
    paid = {"messages": 1.0, "batches": 0.5}[api]
    price = bench.client(server).price
    assert report.rows[0].cost == pytest.approx(price.cost(report.rows[0].usage, paid), abs=1e-6)


@pytest.mark.parametrize("api", ["messages", "batches"])
def test_what_is_done_is_not_done_again(bench, tmp_path, api):
    server = bench.server(model)
    # One at a time: who is asked first pays for what is kept, the next ones pay less, and the declined one asks twice.
    one = {"rounds": 2, "api": api, "workers": 1}
    author_all(SOME, tmp_path / "out", client=bench.client(server, **one))
    before, asked = files(tmp_path / "out"), len(server.seen)
    report = author_all(SOME, tmp_path / "out", client=bench.client(server, **one))
    assert [r.status for r in report.rows] == STATES
    assert files(tmp_path / "out") == before
    again = server.seen[asked:]
    # Only the one that was declined is asked for again.
    told = json.dumps([s.body for s in again])
    assert "(declined)" in told and "(good)" not in told and "(bad)" not in told
    # Another text is another problem.
    other = [Problem(SOME[0].text + " Draw it.", id="p1"), *SOME[1:]]
    author_all(other, tmp_path / "out", client=bench.client(server, rounds=2, api=api))
    assert json.loads(files(tmp_path / "out")["p1.json"])["problem"]["text"].endswith("Draw it.")


def test_any_number_of_workers_gives_the_same(bench, tmp_path):
    for workers in (1, 5):
        server = bench.server(model)
        client = bench.client(server, rounds=2, workers=workers, cache=str(tmp_path / f"answers{workers}"))
        author_all(SOME, tmp_path / f"out{workers}", client=client)
    one, five = ({k: v for k, v in files(tmp_path / f"out{w}").items() if k.endswith(".geo")} for w in (1, 5))
    assert one == five and len(one) == 2


@pytest.mark.parametrize("api", ["messages", "batches"])
def test_a_budget_leaves_the_rest_for_later(bench, tmp_path, api):
    some = [problem(f"p{k}", "good") for k in range(8)]
    # Every answer is as long as it may be.
    server = bench.server(lambda body: replace(model(body), output=3000))
    small = bench.client(
        server, api=api, budget=0.4 if api == "messages" else 0.2, max_tokens=3000, workers=2
    )
    report = author_all(some, tmp_path / "out", client=small)
    assert "might be passed" in report.stopped
    assert 0.1 < small.budget.cost <= small.options.budget
    counts = report.counts()
    assert counts["accepted"] + counts["left"] == 8 and counts["left"] > 0
    rest = author_all(some, tmp_path / "out", client=bench.client(server, api=api, max_tokens=3000))
    assert rest.counts()["accepted"] == 8 and rest.stopped is None


def test_what_a_batch_has_no_answer_for_is_sent_again(bench, tmp_path):
    server = bench.server(model)
    fates: dict[str, list[str]] = {}

    def fate(name: str) -> str:
        left = fates.setdefault(name, ["expired", "overloaded_error", "succeeded"])
        return left.pop(0) if len(left) > 1 else left[0]

    server.fate = fate
    report = author_all(SOME[:2], tmp_path / "out", client=bench.client(server, rounds=1, api="batches"))
    assert [r.status for r in report.rows] == ["accepted", "refused"]
    assert len(server.batches) == 6  # three for the reading, three for the drawing
    server.fate = lambda name: "invalid_request_error"
    report = author_all([problem("p9", "good")], tmp_path / "out", client=bench.client(server, api="batches"))
    assert report.rows[0].status == "failed" and "doesn't accept" in report.rows[0].reasons[0]


def test_two_runs_never_share_a_folder(bench, tmp_path):
    server = bench.server(model)
    (tmp_path / "out").mkdir()
    with locked(tmp_path / "out" / ".lock"), pytest.raises(LockedError):
        author_all(SOME, tmp_path / "out", client=bench.client(server))
    assert server.asked() == []


def test_programs_are_a_source_like_any_other(bench, tmp_path):
    from perturb.groups.programs import listed

    server = bench.server(model)
    author_all(SOME, tmp_path / "out", client=bench.client(server, rounds=1))
    (program,) = listed([str(tmp_path / "out")])  # both are alike
    assert program.diagram.title is None and "D = midpoint of BC" in program.text


# -- stopped ----------------------------------------------------------------------------------------------


def command(folder: Path, server, *more: str) -> subprocess.Popen:
    lines = folder / "problems.jsonl"
    lines.write_text("".join(json.dumps({"id": p.id, "text": p.text}) + "\n" for p in SOME), "utf-8")
    args = [
        "author",
        "--batch",
        str(lines),
        "-o",
        str(folder / "out"),
        "--rounds",
        "2",
        "--address",
        server.url,
    ]
    args += ["--cache", str(folder / "answers"), "--pulse", "0.05", "--workers", "1", *more]
    env = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "geodsl", *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
    )


def until(true) -> None:
    end = time.monotonic() + 300
    while not true():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.02)


@pytest.mark.slow
def test_ctrl_c_keeps_what_is_done(bench, tmp_path, key):
    def slow(body):
        return Silent(30.0) if "p4" in problem_of(body) and server.pending else model(body)

    server = bench.server(slow)
    run = command(tmp_path, server)
    until(lambda: any("p4" in json.dumps(b["messages"]) for b in server.asked()))
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=300)
    assert run.returncode == 130, err
    assert b"the same command goes on" in err and b"Traceback" not in err
    kept = files(tmp_path / "out")
    assert {"p1.geo", "p1.json", "p2.json", "report.json"} <= set(kept) and "p4.geo" not in kept
    server.pending = 0
    run = command(tmp_path, server)
    out, err = run.communicate(timeout=300)
    assert run.returncode == 1  # not all are accepted
    assert b"2 accepted, 1 refused, 1 failed" in out
    assert key.encode() not in out + err
    assert files(tmp_path / "out")["p1.geo"] == kept["p1.geo"]


@pytest.mark.slow
def test_ctrl_c_leaves_a_batch_at_the_address_and_finds_it_again(bench, tmp_path):
    server = bench.server(model, pending=10**9)
    run = command(tmp_path, server, "--api", "batches")
    until(lambda: server.looks.get("msgbatch_0", 0) > 1)
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=300)
    assert run.returncode == 130, err
    assert json.loads((tmp_path / "out" / ".pending.json").read_text())["batch"] == "msgbatch_0"
    server.pending = 0
    run = command(tmp_path, server, "--api", "batches")
    out, err = run.communicate(timeout=300)
    assert b"2 accepted, 1 refused, 1 failed" in out, err
    readings = [b for b in server.batches.values() if any("givens" in str(r["params"]["tools"]) for r in b)]
    # What had been asked isn't asked again, but for the one that was declined.
    assert [len(b) for b in readings] in ([4], [4, 1])
    assert not (tmp_path / "out" / ".pending.json").exists()


# -- problems --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 1"),
        ("[1]", "an object"),
        ('{"id": "a"}', "found nothing"),
        ('{"text": "x"}', "an id"),
        ('{"id": "../a", "text": "x"}', "an id"),
        ('{"id": "report", "text": "x"}', "taken"),
        ('{"id": "a", "text": "x"}\n{"id": "A", "text": "y"}', "line 2: the id 'A' is taken"),
        ('{"id": "a", "text": "x", "key": 1}', "found 'key'"),
        ('{"id": "a", "text": "x", "image": "../../etc/passwd"}', "in the folder"),
        ('{"id": "a", "text": "x", "image": "none.png"}', "can't be read"),
        ('{"id": "a", "text": 5}', "found nothing"),
        ("", "found none"),
        ("[" * 100_000, "line 1"),
    ],
)
def test_a_line_that_is_no_problem_is_told(tmp_path, line, told):
    path = tmp_path / "problems.jsonl"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(ProblemError, match=told):
        read_problems(path)
