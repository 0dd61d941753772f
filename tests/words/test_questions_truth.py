"""Every answer is recomputed by formulas of the tests' own."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

import geodsl
from geodsl.words.questions import KINDS, NothingToAsk, Question, ask
from geodsl.words.questions.reading import last_box, number_in
from geodsl.words.view import View
from tests.words.recomputing import TRUE, Plane

FOLDER = Path(__file__).parents[2] / "examples" / "diagrams"
FILES = sorted(FOLDER.glob("*/*.geo"))
SOME = [f for k, f in enumerate(FILES) if k % 12 == 0]
SIZED = [
    "triangle ABC with AB = 5, AC = 5, BC = 6\nM = midpoint of BC\ndraw AM\nmark AM perpendicular BC\n"
    "label AB value\nlabel AC value\nlabel BC value",
    "triangle ABC with angle A = 50°, angle B = 60°\nlabel angle A value\nlabel angle B value",
    "right triangle ABC right-angled at C with BC = 3, CA = 4\nlabel BC value\nlabel CA value\nmark angle C right",
    "parallelogram ABCD with AB = 6, BC = 4, angle A = 60°\nmark AB parallel CD\nmark BC parallel DA\n"
    "label AB value\nlabel BC value\nlabel angle A value",
]


@lru_cache(maxsize=64)
def view(text: str) -> View:
    return View(geodsl.parse(text))


def questions(text: str, n: int = 60, **asked: Any) -> list[Question]:
    try:
        return ask(view(text), n, **asked)
    except NothingToAsk:
        return []


def agrees(plane: Plane, question: Question) -> int:
    """Check what a question rests on; how many of its facts are known here."""
    known = 0
    for holds, facts in ((True, question.facts), (False, question.fails)):
        for fact in facts:
            if plane.off(fact) is not None:
                known += 1
                assert plane.holds(fact) is holds, (str(fact), plane.off(fact), str(question))
    return known


def expected(plane: Plane, q: Question, picture: View) -> str | float | None:
    """The answer, found anew from the coordinates and from what is asked; None where only facts are to be checked."""
    if q.kind in ("longer", "larger") and q.form in ("names", "open"):
        size = plane.length if q.kind == "longer" else plane.degrees
        one, two = q.asked
        return "".join(p.name for p in (one if size(one) > size(two) else two).args)
    if q.kind == "position":
        P, w = q.asked
        (c, r), z = plane.circles[w.name], plane.p(P)
        return "on it" if abs(abs(z - c) - r) < TRUE else "inside" if abs(z - c) < r else "outside"
    if q.kind == "direction":
        turn = plane.turn(*q.asked)
        return "parallel" if turn < TRUE else "perpendicular" if turn > 90.0 - TRUE else "neither"
    if q.kind == "angle":
        return plane.degrees(q.asked[0])
    if q.kind == "length":
        return plane.length(q.asked[0])
    if q.kind == "ratio":
        return plane.length(q.asked[0]) / plane.length(q.asked[1])
    if q.kind == "area":
        return plane.area(q.asked[0])
    if q.kind == "perimeter":
        return sum(plane.sides(q.asked[0])) * plane.size
    if q.kind == "count":
        return float(len(q.facts)) if len(q.facts) > 1 or "SegmentsDrawn" not in str(q.facts) else None
    if q.kind == "points-on" and q.form in ("names", "open") and type(q.facts[0]).__name__ != "InsideCircle":
        curve = q.asked[0]
        letters = [x.point for x in picture.ink.letters if x.text == x.point.name]
        if curve.makes == "circle":
            some = [p for p in letters if plane._OnCircle(p, curve) < TRUE]
        else:
            off = plane._OnLine if curve.makes == "line" else plane._OnSegment
            some = [p for p in letters if p not in curve.args and off(p, curve) < TRUE]
        return ", ".join(p.name for p in some)
    return None


def plane_of(text: str) -> Plane:
    return Plane(view(text))


@pytest.mark.parametrize("path", SOME, ids=lambda p: p.stem)
def test_what_answers_rest_on_is_so(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    try:
        plane = plane_of(text)
    except geodsl.DiagramError:
        pytest.skip("it needs other files")
    for q in questions(text):
        agrees(plane, q)
        right = expected(plane, q, view(text)) if q.right is None and q.form != "yes-no" else None
        if isinstance(right, float) and q.kind not in ("count",):
            assert q.decimal == pytest.approx(right, abs=1e-6, rel=1e-6), q
        if isinstance(right, str):
            assert q.accepts(right), (str(q), q.answer, right)
        if q.form == "yes-no":
            assert bool(q.facts) != bool(q.fails)
            assert q.answer == ("yes" if q.facts else "no")


def test_most_facts_are_known_here() -> None:
    """Else the check above would pass whatever they say."""
    count: Counter[bool] = Counter()
    for path in SOME[:12]:
        text = path.read_text(encoding="utf-8")
        for q in questions(text, 30):
            for f in (*q.facts, *q.fails):
                if type(f).__module__.partition("facts.ink")[1] == "":
                    count[plane_of(text).off(f) is not None] += 1
    assert count[True] > 4 * count[False]


@pytest.mark.parametrize("text", SIZED, ids=lambda t: t.split("\n")[0][:24])
@pytest.mark.parametrize("form", ("open", "boxed", "choice"))
def test_sizes_are_those_of_the_figure(text: str, form: str) -> None:
    plane = plane_of(text)
    found = questions(text, 40, form=form, kind=("angle", "length", "area", "perimeter", "ratio"))
    assert found
    for q in found:
        right = expected(plane, q, view(text))
        assert isinstance(right, float)
        assert q.decimal == pytest.approx(right, rel=1e-9)
        assert q.solution
        # The solution ends with the answer, written as the question writes it.
        assert last_box(q.solution) == (q.answer if q.right is None else q.choices[q.right])
        if form == "choice":
            assert q.right is not None
            values = [number_in(c) for c in q.choices]
            near = [k for k, v in enumerate(values) if v is not None and abs(v[0] - right) < 1e-6]
            assert near == [q.right]


def test_shapes_are_named_by_the_most_special_name() -> None:
    for text, name in (
        ("square ABCD", "a square"),
        ("rhombus ABCD with angle A = 60°", "a rhombus"),
        ("rectangle ABCD with AB = 2 BC", "a rectangle"),
        ("parallelogram ABCD with angle A = 60°, AB = 2 BC", "a parallelogram"),
        ("kite ABCD with AB = 3, BC = 6, angle A = 120°", "a kite"),
    ):
        found = [q for q in questions(text, 20, form="open", kind="quadrilateral") if "ny name" not in q.text]
        exact = [
            q for q in found if len(q.accepted) == len(set(q.accepted)) and q.asked[0].makes == "polygon"
        ]
        assert exact and {q.answer for q in exact} == {name}
    (q, *_) = questions("equilateral triangle ABC", 10, form="open", kind="triangle")
    assert "right" not in q.answer


def test_a_count_is_that_of_its_facts() -> None:
    for path in SOME:
        text = path.read_text(encoding="utf-8")
        try:
            plane_of(text)
        except geodsl.DiagramError:
            continue
        for q in questions(text, 12, kind="count", form="open"):
            if "SegmentsDrawn" not in {type(f).__name__ for f in q.facts}:
                assert q.decimal == len(q.facts)
            else:
                assert q.decimal == q.facts[0].n.value


def test_every_kind_occurs() -> None:
    met = {q.kind for text in SIZED for q in questions(text, 60)}
    for path in SOME:
        met |= {q.kind for q in questions(path.read_text(encoding="utf-8"), 60) if "use " not in path.name}
    assert met == set(KINDS)
