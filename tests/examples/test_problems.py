"""Every problem is shown by its program, and its wrong program breaks one of its givens and no other.

A problem is a text with the facts that it gives, what is asked for as a fact, a program whose figure shows it, and a
program with a plausible mistake.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import geodsl
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.ink.marked import (
    MarkedEqualAngles,
    MarkedEqualLengths,
    MarkedParallel,
    MarkedPerpendicular,
    MarkedRight,
)
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.right_angle import RightAngle
from geodsl.ink import ink
from geodsl.ink.shown import shown
from geodsl.language.term import Fact
from geodsl.ledger import FALSE, TRUE, Ledger
from geodsl.objects import names

FOLDER = Path(__file__).parents[2] / "examples" / "problems"
FILES = sorted(FOLDER.rglob("*.toml"))
FIGURES = 8
FIELDS = {"text": str, "answer": str, "givens": list, "program": str, "wrong": str, "wrong_given": int}
CHAPTERS = {
    "triangles": 10,
    "circles": 11,
    "quadrilaterals": 10,
    "similarity": 8,
    "congruence": 6,
    "lines-and-angles": 6,
    "constructions": 5,
    "olympiad": 4,
}
SIGNED: dict[type[Fact], type[Fact]] = {
    EqualLengths: MarkedEqualLengths,
    EqualAngles: MarkedEqualAngles,
    Parallel: MarkedParallel,
    RightAngle: MarkedRight,
    Perpendicular: MarkedPerpendicular,
}
NUMERAL = re.compile(r"\d+(?:\.\d+)?")

problems = pytest.mark.parametrize("path", FILES, ids=[f"{f.parent.name}/{f.stem}" for f in FILES])
programs = pytest.mark.parametrize("which", ["program", "wrong"])


@cache
def problem(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def diagram(path: Path, which: str) -> geodsl.Diagram:
    return geodsl.parse(problem(path)[which])


@cache
def figures(path: Path, which: str) -> geodsl.Figures:
    return diagram(path, which).realize(seed=0, n=FIGURES)


@cache
def pictures(path: Path, which: str) -> list[geodsl.Picture]:
    return diagram(path, which).pictures(seed=0, n=2, size=224)


@cache
def told(path: Path, which: str) -> tuple[tuple[Fact, ...], Fact]:
    """The givens and the answer, read with the names of a program."""
    lines = [*problem(path)["givens"], problem(path)["answer"]]
    claimed = "".join(f"claim {line}\n" for line in lines)
    read = geodsl.parse(problem(path)[which] + claimed)
    assert read.warnings == []
    here = len(diagram(path, which).scene.claims)
    facts = read.scene.claims[here:]
    assert len(facts) == len(lines), "each line says one thing"
    return facts[:-1], facts[-1]


def verdicts(path: Path, which: str, facts: tuple[Fact, ...]) -> np.ndarray:
    """Whether facts are true, unclear or false: a row for each fact, a column for each figure."""
    found, _ = Ledger(facts).judge(figures(path, which).at)
    assert found.shape == (len(facts), FIGURES)
    return found


def test_there_are_sixty_in_the_usual_chapters() -> None:
    assert Counter(f.parent.name for f in FILES) == CHAPTERS
    assert sum(CHAPTERS.values()) == 60


def test_all_are_different() -> None:
    for field in ("text", "program", "wrong"):
        assert len({problem(f)[field] for f in FILES}) == len(FILES)
    assert len({f.stem for f in FILES}) == len(FILES)


@problems
def test_it_is_whole(path: Path) -> None:
    found = problem(path)
    assert {name: type(value) for name, value in found.items()} == FIELDS
    assert found["givens"] and 0 <= found["wrong_given"] < len(found["givens"])
    assert len(set(found["givens"])) == len(found["givens"])


@problems
def test_its_text_has_two_to_five_sentences(path: Path) -> None:
    assert 2 <= len(re.findall(r"[.?!](?=\s|$)", problem(path)["text"])) <= 5


@problems
def test_its_text_tells_every_name_and_number_of_its_givens(path: Path) -> None:
    givens, answer = told(path, "program")
    words = problem(path)["text"].split()
    spoken = "".join(w for w in words if re.fullmatch(r"[A-Z]+\W*|[a-z]\W*", w))
    for fact in (*givens, answer):
        assert {n for n in names(fact) if n not in spoken} == set(), str(fact)
    numbers = set(NUMERAL.findall(problem(path)["text"]))
    for line in problem(path)["givens"]:
        assert set(NUMERAL.findall(line)) <= numbers, line


@programs
@problems
def test_nothing_is_found_fault_with(path: Path, which: str) -> None:
    text = problem(path)[which]
    found = geodsl.check(text, name=path.name)
    assert found == [], "\n".join(d.render() for d in found)
    assert geodsl.format(text) == text


@problems
def test_its_program_shows_what_is_given_and_what_is_asked(path: Path) -> None:
    givens, answer = told(path, "program")
    assert (verdicts(path, "program", (*givens, answer)) == TRUE).all()


@problems
def test_what_is_asked_is_not_given(path: Path) -> None:
    givens, answer = told(path, "program")
    for fact in givens:
        assert answer.key not in {f.key for f in (fact, *fact.entails())}, str(fact)


@problems
def test_its_wrong_program_breaks_one_given(path: Path) -> None:
    givens, _ = told(path, "wrong")
    expected = np.full((len(givens), FIGURES), TRUE)
    expected[problem(path)["wrong_given"]] = FALSE
    assert verdicts(path, "wrong", givens).tolist() == expected.tolist()


@programs
@problems
def test_it_is_drawn_with_room_for_every_letter(path: Path, which: str) -> None:
    for picture in pictures(path, which):
        assert picture.misses == ()


@programs
@problems
def test_nothing_is_drawn_twice(path: Path, which: str) -> None:
    """Two solid segments of one line that overlap look bolder there than elsewhere."""
    at = figures(path, which).at
    drawn = [s.term for s in ink(diagram(path, which).scene).strokes if s.line == "solid"]
    ends = [(at.value(t).a[0], at.value(t).b[0], str(t)) for t in drawn if t.makes == "segment"]
    for (a, b, one), (c, d, other) in combinations(ends, 2):
        along, across = ((np.array([c, d]) - a) * np.conj(b - a) / abs(b - a)).view(float).reshape(2, 2).T
        shared = min(along.max(), abs(b - a)) - max(along.min(), 0.0)
        assert np.abs(across).max() > 1e-6 or shared < 1e-6, f"{one}, {other}"


@problems
def test_no_picture_prints_the_number_that_is_asked(path: Path) -> None:
    asked = set(NUMERAL.findall(problem(path)["answer"].partition(" = ")[2]))
    for picture in pictures(path, "program"):
        written = [n for words in picture.display.words for n in NUMERAL.findall(words.text)]
        assert asked.isdisjoint(written)


def marked(answer: Fact, figures: geodsl.Figures) -> bool:
    """Whether the signs of a fact stand in figures."""
    plain = shown(answer, figures.scene)
    if not plain or type(plain[0]) not in SIGNED:
        return False
    signs = Ledger([SIGNED[type(fact)](*fact.args) for fact in plain])
    return bool((signs.judge(figures.at)[0] == TRUE).all())


@problems
def test_no_sign_marks_what_is_asked(path: Path) -> None:
    _, answer = told(path, "program")
    assert not marked(answer, figures(path, "program"))


def test_a_sign_would_be_noticed() -> None:
    noticed = 0
    for path in FILES:
        _, answer = told(path, "program")
        if any(type(fact) in SIGNED for fact in shown(answer, diagram(path, "program").scene)):
            line = problem(path)["answer"].replace("= 90°", "right")
            more = geodsl.parse(f"{problem(path)['program']}mark {line}\n")
            noticed += 1
            assert marked(answer, more.realize(seed=0, n=1)), path.stem
    assert noticed >= 10
