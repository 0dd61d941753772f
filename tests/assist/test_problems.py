"""The example problems: a model with recorded readings, once drawing well and once with one given broken."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import geodsl
from geodsl.assist import Problem, author
from tests.assist.script import Script, givens, last, problem_of, result_of, submit
from tests.assist.server import Said

ROOT = Path(__file__).parents[2] / "examples" / "problems"
CHAPTERS = sorted(p.name for p in ROOT.iterdir() if p.is_dir()) if ROOT.is_dir() else []
_INK = re.compile(r"^\s*(?:mark|label|dimension)\b")


def problems(chapter: str) -> dict[str, dict]:
    return {p.stem: tomllib.loads(p.read_text("utf-8")) for p in sorted((ROOT / chapter).glob("*.toml"))}


def reading(told: dict):
    """What was read off a problem: its givens, with the types that its names have."""
    known = geodsl.parse(told["program"]).scene.by_name
    types = {name: node.type for name, node in known.items() if node.type in ("point", "circle", "line")}
    spoken = {
        n for f in told["givens"] for n in re.findall(r"[A-Z][0-9']*|(?<![a-z])[a-z][0-9']*(?![a-z])", f)
    }
    turn = givens(*told["givens"], objects={n: t for n, t in types.items() if n in spoken})
    turn[0]["input"]["asked"] = [asked(told)]
    return turn


def asked(told: dict) -> str:
    """What is to be found, without its value, or to be proved."""
    sought, _, value = told["answer"].partition(" = ")
    return sought if value[:1].isdigit() else told["answer"]


def model(chapter: dict[str, dict], field: str):
    """A model that knows a chapter, and hands in what a field has; marks that aren't given it drops."""

    def less(body):
        spoken = " ".join(result_of(body)["why"])
        program = last({"messages": body["messages"][:-1]})[0]["input"]["program"]
        kinds = {"mark": "marked", "label": "label", "dimension": "dimensioned"}
        gone = {kind for kind, word in kinds.items() if word in spoken}
        lines = [x for x in program.split("\n") if not (_INK.match(x) and x.split()[0] in gone)]
        return submit("\n".join(lines))

    by_text = {told["text"].strip(): told for told in chapter.values()}

    def answer(body) -> Said:
        told = by_text[problem_of(body).strip()]
        return Script(givens=[reading(told)], submit=[submit(told[field]), less])(body)

    return answer


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_problem_is_drawn(bench, chapter):
    found = problems(chapter)
    server = bench.server(model(found, "program"))
    client = bench.client(server, rounds=3)
    at_once = 0
    for name, told in found.items():
        made = author(Problem(told["text"], id=name, answer=told.get("answer")), client=client)
        assert made.accepted, (name, made.reasons)
        assert [g.text for g in made.verdict.givens] == told["givens"]
        assert made.reading.asked == (asked(told),)
        # An answer that is a fact of the program is one of the figure, too.
        assert made.answer is None or made.answer.state in ("holds", "unheard"), (name, made.answer)
        at_once += made.rounds == 2
    assert at_once >= 0.6 * len(found)


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_planted_wrong_program_is_never_taken(bench, chapter):
    found = problems(chapter)
    server = bench.server(model(found, "wrong"))
    client = bench.client(server, rounds=2)
    for name, told in found.items():
        made = author(Problem(told["text"], id=name, answer=told.get("answer")), client=client)
        assert made.status == "refused", name
        broken = [k for k, g in enumerate(made.verdict.givens) if not g.holds]
        assert broken == [told["wrong_given"]], (name, made.reasons)


def test_there_are_sixty():
    assert sum(len(problems(chapter)) for chapter in CHAPTERS) >= 60
