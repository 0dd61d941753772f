"""Questions follow their figure: renamed with it, unmoved by where and how large it is; and no answer is a habit."""

from __future__ import annotations

import cmath
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import geodsl
from geodsl.language.term import Fact
from geodsl.numeric import plane
from geodsl.objects import Ref
from geodsl.realize.evaluate import take
from geodsl.words.questions import KINDS, NothingToAsk, Question, ask
from geodsl.words.questions.find import KINDS as SIZES
from geodsl.words.view import View

FOLDER = Path(__file__).parents[2] / "examples" / "diagrams"
PROGRAMS = (
    "triangle ABC with AB = AC\nM = midpoint of BC\ndraw AM\nmark AB = AC",
    "circle w center O radius 3\npoint P with OP = 6\nA, B = tangents from P to w\ndraw segments PA, PB, OA, OB, OP",
    "parallelogram ABCD\nO = intersection of AC and BD\ndraw AC, BD\nM = midpoint of AB\ndraw OM",
    "triangle ABC with angle A in 40°..70°\nD = foot of A on BC\nE = foot of B on AC\ndraw AD, BE",
)
QUICK = tuple(k for k in KINDS if k not in SIZES)


def renamed(text: str, names: dict[str, str]) -> str:
    """A program in other letters; words stay."""

    def word(match: re.Match[str]) -> str:
        return "".join(names.get(c, c) for c in match[0])

    return re.sub(r"\b[A-Z]+\b", word, text)


def keys(facts: tuple[Fact, ...], names: dict[str, str]) -> list[str]:
    def new(term: Any) -> Any:
        return Ref(names[term.name], term.type) if isinstance(term, Ref) and term.name in names else term

    return sorted(f.map(new).key for f in facts if "Lettered" not in type(f).__name__)


def gist(q: Question, names: dict[str, str]) -> tuple[Any, ...]:
    """What a question is about, in other letters."""
    same = q.answer if q.form == "yes-no" or q.decimal is not None else q.right
    return q.kind, q.form, same, keys(q.facts, names), keys(q.fails, names)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.permutations("ABCDEMOP"), st.sampled_from(PROGRAMS), st.integers(0, 1000))
def test_questions_follow_renaming(letters: list[str], text: str, seed: int) -> None:
    names = dict(zip("ABCDEMOP", letters, strict=True))
    first = ask(View(geodsl.parse(text)), 25, seed, kind=QUICK)
    other = ask(View(geodsl.parse(renamed(text, names))), 25, seed, kind=QUICK)
    assert [gist(q, names) for q in first] == [gist(q, {}) for q in other]


def moved(view: View, factor: complex, shift: complex) -> View:
    """The same figure elsewhere, turned and of another size."""
    scale, turn = abs(factor), cmath.phase(factor)

    def go(value: Any) -> Any:
        match value:
            case plane.Circle():
                return plane.Circle(value.center * factor + shift, value.radius * scale)
            case plane.Arc():
                return plane.Arc(
                    value.center * factor + shift, value.radius * scale, value.start + turn, value.sweep
                )
            case plane.Segment():
                return plane.Segment(value.a * factor + shift, value.b * factor + shift)
            case plane.Line() | plane.Ray():
                way = value.direction * factor / scale
                return type(value)(value.origin * factor + shift, way)
        return value * factor + shift if np.iscomplexobj(value) else value

    at = take(view.at, np.array([0]))
    for node in view.scene.nodes:
        at.put(node.ref, go(view.at.value(node.ref)))
    known = {node.ref for node in view.scene.nodes}
    for term in [t for t in at.known() if t not in known]:
        at._values.pop(term)
    at.size = np.asarray(view.at.size) * scale
    return View(view.diagram, at=at)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(PROGRAMS),
    st.floats(0.1, 50.0),
    st.floats(-3.0, 3.0),
    st.complex_numbers(max_magnitude=100.0),
    st.integers(0, 1000),
)
def test_questions_stay_where_the_figure_is_moved(
    text: str, scale: float, turn: float, shift: complex, seed: int
) -> None:
    view = View(geodsl.parse(text))
    there = moved(view, cmath.rect(scale, turn), shift)
    first, other = (ask(v, 25, seed, kind=QUICK) for v in (view, there))
    assert [q.to_json() for q in first] == [q.to_json() for q in other]


def test_no_answer_is_a_habit() -> None:
    """Over more than 2,000 questions of each form: yes and no, and the four letters, come equally often."""
    yes: Counter[bool] = Counter()
    letters: Counter[int | None] = Counter()
    by_kind: dict[str, Counter[bool]] = {}
    files = sorted(FOLDER.glob("*/*.geo"))[::5]
    views = []
    for path in files:
        try:
            views.append(View(geodsl.load(path)))
        except geodsl.DiagramError:
            continue
    for form, n in (("yes-no", 80), ("choice", 80)):
        for view in views:
            try:
                found = ask(view, n, 0, form, kind=QUICK)
            except NothingToAsk:
                continue
            for q in found:
                if form == "yes-no":
                    yes[q.answer == "yes"] += 1
                    by_kind.setdefault(q.kind, Counter())[q.answer == "yes"] += 1
                else:
                    letters[q.right] += 1
    assert sum(yes.values()) > 2000 and sum(letters.values()) > 2000
    assert within(yes[True], sum(yes.values()), 0.5)
    for k in range(4):
        assert within(letters[k], sum(letters.values()), 0.25)
    for kind, count in by_kind.items():
        assert within(count[True], sum(count.values()), 0.5), (kind, count)


def within(hits: int, n: int, p: float) -> bool:
    """Whether a count is one that chance gives, but once in 50,000 times."""
    return bool(abs(hits - n * p) <= 4.2 * (n * p * (1.0 - p)) ** 0.5 + 1.0)


@pytest.mark.parametrize("form", ("names", "open"))
def test_the_winner_is_named_first_as_often_as_second(form: str) -> None:
    first = total = 0
    for text in PROGRAMS:
        for seed in range(8):
            for q in ask(View(geodsl.parse(text)), 12, seed, form, kind=("longer", "larger")):
                told = q.answer.lstrip("∠")
                other = next("".join(p.name for p in t.args) for t in q.asked if told not in str(t))
                first += q.text.index(told) < q.text.index(other)
                total += 1
    assert total > 200 and within(first, total, 0.5)
