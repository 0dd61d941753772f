"""The commands: author, paraphrase, explain-diagram."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import geodsl
from geodsl.assist import prompt
from geodsl.cli import main
from tests.assist.script import Script, givens, submit
from tests.assist.server import Error, Said, call
from tests.assist.test_authoring import FACTS, FOOT, GOOD, TEXT, png

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def go(*args, **more):
        return CliRunner().invoke(main, [*args, *more.pop("more", ())], **more)

    return go


def drawing(*turns):
    return Script(
        givens=[givens(*FACTS)],
        submit=turns,
        opinion=[[call("opinion", verdict="same", differences=[])]],
    )


def at(server) -> list[str]:
    return ["--address", server.url, "--cache", "answers"]


def test_a_program_and_its_picture_are_written(run, bench, tmp_path):
    server = bench.server(drawing(submit(FOOT), submit(GOOD)))
    done = run("author", TEXT, "-o", "x.geo", more=at(server))
    assert done.exit_code == 0, done.output
    assert "x.geo: accepted; 2 givens hold; 3 answers" in done.stdout
    assert (tmp_path / "x.geo").read_text("utf-8") == geodsl.format(GOOD)
    assert (tmp_path / "x.png").read_bytes() == geodsl.parse(geodsl.format(GOOD)).render()


def test_a_file_an_answer_and_a_picture(run, bench, tmp_path):
    (tmp_path / "p.txt").write_text(TEXT, "utf-8")
    (tmp_path / "p.png").write_bytes(png())
    server = bench.server(drawing(submit(GOOD)))
    more = ["--problem", "p.txt", "--answer", "angle ADB = 90°", "--image", "p.png", "--json", *at(server)]
    done = run("author", more=more)
    told = json.loads(done.stdout)
    assert (told["status"], told["answer"]["state"]) == ("accepted", "holds")
    assert told["opinion"] == {"verdict": "same", "differences": []}
    assert done.exit_code == 0


def test_what_is_refused_is_not_written(run, bench, tmp_path):
    server = bench.server(drawing(submit(FOOT)))
    done = run("author", TEXT, "-o", "x.geo", "--rounds", "2", more=at(server))
    assert done.exit_code == 1
    assert "D midpoint of BC: given, and false in the figure" in done.stderr
    assert not (tmp_path / "x.geo").exists()


@pytest.mark.parametrize(
    "args",
    [
        ["author", "x", "-o", "x.geo"],
        ["paraphrase", "d.geo"],
        ["explain-diagram", "d.geo"],
        ["author", "--batch", "p.jsonl", "-o", "out"],
    ],
)
def test_without_a_key_or_a_network_there_is_one_sentence(run, tmp_path, monkeypatch, args):
    (tmp_path / "d.geo").write_text(GOOD, "utf-8")
    (tmp_path / "p.jsonl").write_text('{"id": "a", "text": "x"}\n', "utf-8")
    done = run(*args)
    assert done.exit_code == 2 and done.stdout == ""
    assert re.fullmatch(r"geodsl: 127\.0\.0\.1: nobody answers there.*\n", done.stderr)
    monkeypatch.delenv("ANTHROPIC_API_KEY")
    done = run(*args)
    assert done.exit_code == 2
    assert re.fullmatch(r"geodsl: .*ANTHROPIC_API_KEY.*\n", done.stderr)


def test_a_key_that_is_not_accepted_is_told_without_it(run, bench, key):
    server = bench.server(lambda body: Error(401, "authentication_error", f"invalid key {key}"))
    done = run("author", TEXT, "-o", "x.geo", more=at(server))
    assert done.exit_code == 2 and "doesn't accept the key" in done.stderr
    assert key not in done.output


def test_the_loudest_log_is_silent_about_the_key(bench, key, tmp_path):
    server = bench.server(drawing(submit(GOOD)))
    env = {**os.environ, "ANTHROPIC_LOG": "debug", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    args = [
        "author",
        TEXT,
        "-o",
        str(tmp_path / "x.geo"),
        "--address",
        server.url,
        "--cache",
        str(tmp_path / "a"),
    ]
    done = subprocess.run([sys.executable, "-m", "geodsl", *args], capture_output=True, text=True, env=env)
    assert done.returncode == 0 and "DEBUG" in done.stderr
    assert key not in done.stdout + done.stderr
    assert all(key.encode() not in p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["a", "--problem", "b", "-o", "x"],
        ["a"],
        ["--batch", "p"],
        ["--batch", "p", "-o", "x", "--answer", "5"],
    ],
)
def test_wrong_usage(run, args):
    assert run("author", *args).exit_code == 2


@pytest.mark.parametrize("out", ["x.png", "none/x.geo", "folder"])
def test_a_place_that_cannot_be_written_is_told_before_anybody_is_asked(run, bench, tmp_path, out):
    (tmp_path / "folder").mkdir()
    server = bench.server(drawing(submit(GOOD)))
    done = run("author", TEXT, "-o", out, more=at(server))
    assert done.exit_code == 2 and server.asked() == []
    assert out in done.stderr or "x.geo" in done.stderr


def test_wrong_options_are_told_by_name(run):
    done = run("author", "x", "-o", "x.geo", "--rounds", "0", "--model", "strange")
    assert done.exit_code == 2 and "rounds: expected a whole number" in done.stderr
    assert "price: expected" in run("author", "x", "-o", "x.geo", "--model", "strange").stderr


def test_the_prompt_is_shown_to_whoever_asks(run, monkeypatch):
    monkeypatch.delenv("ANTHROPIC_API_KEY")
    done = run("author", "--show-prompt")
    assert done.exit_code == 0
    for kind in (
        *geodsl.vocabulary().constructions,
        *geodsl.vocabulary().facts,
        *geodsl.vocabulary().directives,
    ):
        assert f"`{kind.phrases[0]}`" in done.stdout, kind
    for code in ("E201", "E204", "E301", "E303", "W"):
        assert code in done.stdout
    told = json.loads(run("author", "--show-prompt", "--json").stdout)
    assert set(told) == set(prompt.TASKS)
    # All that is told in any call is there, each page of it once, and every tool.
    pages = {page for task in prompt.TASKS for page in (prompt.system(task)[0], *prompt.reference(task))}
    assert all(done.stdout.count(page) == 1 for page in pages)
    assert {p for task in told.values() for p in task} == {
        p for task in prompt.TASKS for p in (prompt.system(task)[0], "\n\n".join(prompt.reference(task))) if p
    }
    for tool in ("check", "submit", "givens", "opinion", "readings", "explanation", "wordings"):
        assert f'{{"name": "{tool}"' in done.stdout


def test_every_program_of_the_prompt_is_sound():
    programs = re.findall(r"```geo\n(.*?)```", prompt.text("primer"), re.DOTALL)
    assert len(programs) >= 4
    assert [geodsl.check(p) for p in programs] == [[]] * len(programs)


def test_paraphrase_and_explain(run, bench, tmp_path):
    (tmp_path / "d.geo").write_text(GOOD, "utf-8")
    wordings = [[call("wordings", wordings=[{"caption": 0, "text": "AB is perpendicular to BC."}])]]
    sentence = {"text": "AB and AC are equal.", "fact": "AB = AC", "because": []}
    server = bench.server(
        Script(wordings=wordings, explanation=[[call("explanation", sentences=[sentence])]])
    )
    done = run(
        "paraphrase", "d.geo", "-n", "1", "--wordings", "0", "--negatives", "1", "--json", more=at(server)
    )
    assert done.exit_code == 0, done.output
    assert [w["text"] for w in json.loads(done.stdout)["negatives"]] == ["AB is perpendicular to BC."]
    done = run("explain-diagram", "d.geo", more=at(server))
    assert done.exit_code == 0 and "AB and AC are equal.  [stated: AB = AC]" in done.stdout
    why = {
        "text": "AD is perpendicular to BC.",
        "fact": "AD perpendicular BC",
        "because": ["AB = AC", "BD = DC"],
    }
    server = bench.server(
        Script(explanation=[[call("explanation", sentences=[why, {**why, "because": ["AB = AC"]}])]])
    )
    done = run("explain-diagram", "d.geo", "--lang", "zh", more=at(server))
    assert "[implied: AD perpendicular BC; because AB = AC, BD = DC]" in done.stdout
    assert "doesn't follow from AB = AC alone" in done.stderr
    assert "in Chinese" in json.dumps(server.asked()[0]["messages"])
    declined = bench.server(lambda body: Said([], stop="refusal"))
    done = run("explain-diagram", "d.geo", "--address", declined.url, "--cache", "none")
    assert done.exit_code == 1 and "declines" in done.output


def test_nothing_is_imported_before_it_is_wanted():
    late = "{'anthropic', 'perturb', 'httpx2'}"
    code = f"import sys, geodsl.cli.entry, geodsl.assist; assert not {late} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
