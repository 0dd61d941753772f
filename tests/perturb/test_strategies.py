"""Negatives as a strategy: what holds of any of them, how they shrink, what can't be asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, assume, find, given, settings
from hypothesis import strategies as st

import geodsl
from geodsl.entailment import closure
from geodsl.facts.parallel import Parallel
from geodsl.strategies import diagrams
from perturb.blocks.chooser import Chance
from perturb.exhibits import Negative
from perturb.recording.save import files
from perturb.site import Site
from perturb.strategies import Drawn, negatives
from perturb.stream import Stream, TooFew
from perturb.suite import SuiteError, parse
from perturb.verify import verify

GRID = geodsl.parse("parallelogram ABCD\nM = intersection of AC and BD\ndraw AC, BD\nmark AB = CD\n")
FEW = settings(max_examples=max(4, settings.default.max_examples // 12))
MANY = settings(max_examples=max(10, settings.default.max_examples // 2))
# Explaining what a smallest example fails for means to make many more.
SHORT = settings(FEW, max_examples=40, phases=(Phase.generate, Phase.shrink), database=None)
ONCE = settings(FEW, max_examples=5, phases=(Phase.generate,), database=None)
PAGE = (Path(__file__).parents[2] / "docs" / "testing-models.md").read_text(encoding="utf-8")
PARALLEL = "parallel"


def smallest(strategy: st.SearchStrategy[Negative], fooled: Callable[[Negative], bool]) -> Negative:
    return find(strategy, fooled, settings=SHORT)


def turn(negative: Negative) -> float:
    (step,) = negative.certificate.steps
    return step.severity.value


def target(negative: Negative) -> str:
    return "; ".join(step.target for step in negative.certificate.steps)


def first(text: str, diagram: geodsl.Diagram = GRID) -> str:
    """The first target of a suite of one step."""
    return str(parse(text).resolve(Site(diagram)).lines[0].options[0].steps[0].targets[0])


# -- what holds of any negative ------------------------------------------------------------------


def promised(negative: Negative) -> None:
    certificate = negative.certificate
    with TemporaryDirectory() as name:
        for path, data in files(negative.group, [], source="", suite="", style="textbook"):
            (Path(name) / path).write_bytes(data)
        assert [str(c) for c in verify(name)] == []
    assert certificate.broken or certificate.newly_true
    theirs = closure((*certificate.kept, *certificate.newly_true))
    assert theirs.isdisjoint(f.key for f in certificate.broken)
    assert not np.array_equal(negative.picture.pixels, negative.positive.picture.pixels)
    assert negative.caption != negative.positive.caption
    assert negative.diagram().text == negative.program


@FEW
@given(negatives(diagrams()))
def test_whatever_is_done_to_whatever_diagram_is_as_certified(negative: Negative) -> None:
    promised(negative)


@MANY
@given(negatives(GRID, severity=(1.0, 3.0)))
def test_a_severity_is_in_its_range(negative: Negative) -> None:
    for step in negative.certificate.steps:
        assert 1.0 - 1e-6 <= step.severity.perceptible <= 3.06, repr(negative)


@FEW
@given(negatives(GRID, breaks=PARALLEL, keeps=("AB = CD",), severity=(1.0, 3.0)))
def test_what_is_kept_is_kept(negative: Negative) -> None:
    kept = {str(f) for f in negative.certificate.kept}
    assert "AB = CD" in kept
    (step,) = negative.certificate.steps
    assert isinstance(step.fact, Parallel) and step.aim == "break"


@FEW
@given(negatives(GRID, breaks=("AB = CD", "midpoint", "swap labels of any two points")))
def test_one_of_several_is_broken(negative: Negative) -> None:
    assert target(negative).startswith(("break AB = CD", "break M midpoint", "swap labels"))


def test_every_change_and_every_figure_comes_up() -> None:
    seen: set[tuple[str, int]] = set()

    @settings(MANY, database=None)
    @given(negatives(GRID, breaks=PARALLEL))
    def look(negative: Negative) -> None:
        seen.add((target(negative), negative.group.block))

    look()
    assert {t for t, _ in seen} == {"break AB parallel CD", "break BC parallel DA"}
    assert len({k for _, k in seen}) > 5


# -- one generator, two drivers --------------------------------------------------------------------


@cache
def every() -> Stream:
    return Stream(GRID, n=1, anchor="base", size=96)


class Noted(Drawn):
    """Notes what it decides."""

    def __init__(self, draw: Callable[[Any], Any]) -> None:
        super().__init__(draw)
        self.said: list[Any] = []

    def _note(self, said: Any) -> Any:
        self.said.append(said)
        return said

    def shuffled(self, count: int) -> list[int]:
        return self._note(super().shuffled(count))

    def weighted(self, weights: Any) -> int:
        found = super().weighted(weights)
        shares = np.cumsum([0.0, *weights])
        self._note((shares[found] + shares[found + 1]) / 2.0 / shares[-1])
        return found

    def shares(self, *shape: int) -> np.ndarray:
        return self._note(super().shares(*shape))


class Script:
    """Random numbers that are known beforehand."""

    def __init__(self, said: list[Any]) -> None:
        self.said = iter(said)

    def permutation(self, count: int) -> Any:
        return next(self.said)

    def random(self, shape: Any = None) -> Any:
        return next(self.said)


@FEW
@given(st.data())
def test_the_same_choices_give_the_same_negative_whoever_makes_them(data: st.DataObject) -> None:
    raw: list[Any] = []

    def draw(strategy: st.SearchStrategy[Any]) -> Any:
        raw.append(data.draw(strategy))
        return raw[-1]

    noted = Noted(draw)
    stream = every()
    one = stream.one(noted)
    assume(one is not None)
    assert one is not None
    left = iter(raw)
    drivers = (Chance(Script(noted.said)), Drawn(lambda strategy: next(left)))  # type: ignore[arg-type]
    for chooser in drivers:
        other = stream.one(chooser)
        assert other is not None
        assert other.program == one.program
        assert other.caption == one.caption
        assert other.certificate.to_json() == one.certificate.to_json()
        assert np.array_equal(other.picture.pixels, one.picture.pixels)


def test_chance_makes_single_negatives_too() -> None:
    stream = Stream(GRID, parse("break any parallel\n"), n=1, anchor="base", size=96)
    found = [stream.one(Chance(np.random.default_rng(seed))) for seed in range(12)]
    again = [stream.one(Chance(np.random.default_rng(seed))) for seed in range(12)]
    assert [n and n.program for n in found] == [n and n.program for n in again]
    assert len({n.program for n in found if n}) > 6


# -- how they shrink -----------------------------------------------------------------------------


def test_the_least_change_that_fools_a_model_is_found() -> None:
    """A model that takes what moves by less than a tenth for where it was."""
    strategy = negatives(GRID, breaks=PARALLEL, severity=(1.0, 3.0))
    found = smallest(strategy, lambda n: max(n.certificate.moved.values()) < 0.1)
    assert target(found) == first("break any parallel\n")
    assert turn(found) == pytest.approx(4.0, abs=0.02)


def test_the_least_change_that_a_model_sees_is_found() -> None:
    """A model that takes lines for parallel up to 6.5°."""
    strategy = negatives(GRID, breaks=PARALLEL, severity=(1.0, 3.0))
    found = smallest(strategy, lambda n: turn(n) > 6.5)
    assert target(found) == first("break any parallel\n")
    assert turn(found) == pytest.approx(6.5, abs=0.05)


def test_one_change_is_less_than_two() -> None:
    two = "break AB parallel CD then break M midpoint of AC"
    strategy = negatives(GRID, breaks=(two, "break BC parallel DA"))
    assert len(smallest(strategy, lambda n: len(n.certificate.steps) == 2).certificate.steps) == 2
    assert target(smallest(strategy, lambda n: True)) == "break BC parallel DA"


def test_a_diagram_shrinks_with_what_is_done_to_it() -> None:
    strategy = negatives(diagrams(statements=(1, 6)), breaks="parallel", severity=(1.0, 3.0))
    found = smallest(strategy, lambda n: True)
    assert len(found.group.site.diagram.text.splitlines()) == 1
    assert turn(found) == pytest.approx(4.0, abs=0.02)


# -- the page about it ---------------------------------------------------------------------------------


def test_what_is_on_the_page_runs(capsys: pytest.CaptureFixture[str]) -> None:
    known: dict[str, Any] = {"__name__": "page"}
    for block in re.findall(r"```python\n(.*?)```", PAGE, re.S):
        exec(block, known)
    known["test_the_picture_that_the_caption_is_true_of_comes_first"]()
    [printed] = re.findall(r"```text\n(.*?)```", PAGE, re.S)
    assert capsys.readouterr().out == printed


# -- what can't be asked -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "error", "says"),
    [
        ({"severity": (0.5, 2.0)}, ValueError, "starts at 1"),
        ({"severity": (3.0, 1.0)}, ValueError, r"\(1, 3\), not \(3, 1\)"),
        ({"severity": (1.0, 40.0)}, ValueError, "up to 20"),
        ({"severity": 2.0}, TypeError, r"a pair of numbers such as \(1.0, 3.0\)"),
        ({"severity": (1.0, float("nan"))}, TypeError, "a pair of numbers"),
        ({"breaks": "tangent"}, SuiteError, "E404"),
        ({"breaks": "AB = BC"}, SuiteError, "E403"),
        ({"breaks": "break any parralel"}, SuiteError, "parallel"),
        ({"breaks": 3}, TypeError, "a text or several"),
        ({"breaks": ()}, ValueError, "names nothing"),
        ({"breaks": "parallel\nmidpoint"}, ValueError, "lines of a suite"),
        ({"keeps": ("AB = BC",)}, SuiteError, "E409"),
        ({"keeps": "AB parallel CD", "breaks": "AB parallel CD"}, SuiteError, "E408"),
        ({"suite": "break any parallel\n", "breaks": "midpoint"}, ValueError, "a suite says itself"),
        ({"suite": 3}, TypeError, "the text of one"),
        ({"size": 3}, ValueError, "from 16 to 4096"),
        ({"style": "texbook"}, ValueError, "textbook"),
    ],
)
def test_an_impossible_wish_is_told_at_once(asked: dict[str, Any], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        negatives(GRID, **asked)


def test_a_diagram_is_one_or_a_strategy_of_them() -> None:
    with pytest.raises(TypeError, match=r"geodsl\.parse"):
        negatives("square ABCD")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="gives a str"):
        find(negatives(st.just("square ABCD")), lambda n: True)  # type: ignore[arg-type]


def test_a_wish_that_is_wrong_for_all_diagrams_is_no_lack_of_one() -> None:
    with pytest.raises(SuiteError):
        find(negatives(diagrams(), breaks="breka any parallel"), lambda n: True, settings=ONCE)


def test_where_nothing_works_the_reason_is_told() -> None:
    square = geodsl.parse("square ABCD\n")
    with pytest.raises(TooFew, match="nothing in this diagram"):
        find(
            negatives(square, breaks="square", keeps="strictly", severity=(19.0, 20.0)),
            lambda n: True,
            settings=ONCE,
        )


def test_what_is_drawn_is_told_in_short() -> None:
    found = smallest(negatives(GRID, breaks="AB parallel CD", severity=(2.0, 2.0)), lambda n: True)
    assert repr(found) == "<Negative: break AB parallel CD by 8°>"
    assert repr(found.positive).startswith("<Exhibit: ")
    assert found.positive.member is found.group.anchor
