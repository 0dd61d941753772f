"""Growths: every one is well-formed, and grows somewhere."""

from __future__ import annotations

import numpy as np
import pytest

import geodsl
from geodsl.sample.grow import _written, grown
from geodsl.sample.growth import bindings, clauses
from geodsl.sample.growths import GROWTHS, STEPS, starts
from geodsl.sample.motif import Expansion
from geodsl.sample.skeleton import Draft, Skeleton, draft
from geodsl.sample.stage import Stage

EVERY = (*GROWTHS, *STEPS)
PLACES = (
    "triangle ABC with angle A in 55°..65°, angle B in 65°..75°\nBC horizontal",
    "triangle ABC with angle B in 95°..110°, angle C in 30°..40°\nBC horizontal",
    "triangle ABC\nM = midpoint of BC\nG = centroid of ABC\ndraw AM, BG",
    "convex quadrilateral ABCD with AB in 5..7, BC in 4..6, angle B in 80°..100°, angle A in 80°..100°, AD in 4..6",
    "square ABCD\ndraw AC",
    "square ABCD\ndraw AC, BD",
    "rectangle ABCD with AB = 6, AD = 4\nE = intersection of AC and BD\ndraw AC, BD",
    "rhombus ABCD with angle A in 60°..75°",
    "isosceles trapezium ABCD\ndraw AC, BD",
    "circle w center O radius 3\nA, B on w with angle AOB in 100°..120°\ndraw AB",
    "circle w center O radius 3\nA, B on w with angle AOB in 100°..120°\ndraw AB, OA, OB",
    "circle w center O radius 3\nA on w\nB = rotation of A about O by 100°\nC = rotation of B about O by 120°\n"
    "draw triangle ABC",
    "circle w center O radius 3\nA on w\nB = antipode of A on w\nC = rotation of A about O by 70°\ndraw AB",
    "triangle ABC with angle A in 55°..65°, angle B in 65°..75°\ncircumcircle w of ABC",
    "circle w center O radius 3\npoint P with OP = 6\ndraw OP",
    "circle w center O radius 4\npoint P with OP = 1.5\nA on w with angle AOP in 70°..80°\n"
    "C = rotation of A about O by 75°\ndraw OP",
    "points A, B, C, D with AB = 6, angle BAC in 60°..70°, AC = 5, angle ABD in 60°..70°, BD = 5\n"
    "C and D on same side of AB\ndraw AB, AC, BD",
    "points A, B, C with angle ABC in 50°..70°, AB = 6, BC = 6.5\ndraw AB, BC",
)


@pytest.fixture(scope="module")
def places() -> list[Draft]:
    found = []
    for text in PLACES:
        lines = text.splitlines()
        drawn = tuple(line for line in lines if line.startswith("draw"))
        parts = Expansion(tuple(line for line in lines if line not in drawn), drawn, (), ())
        made = draft(parts, title=None, source="free", root="place", chapter="free")
        assert isinstance(made, Draft), (made, text)
        found.append(made)
    return found


def test_there_are_enough():
    assert len(GROWTHS) >= 40
    assert len({g.name for g in EVERY}) == len(EVERY)
    assert all(g.weight > 0 for g in EVERY)


def test_a_clause_that_is_none_is_refused():
    with pytest.raises(ValueError, match="no clause"):
        list(clauses("triangle ABC; A near B"))


@pytest.mark.parametrize("growth", EVERY, ids=lambda g: g.name)
def test_every_growth_grows_somewhere(growth, places):
    random = np.random.default_rng(0)
    why = []
    for place in [p for p in places for _ in range(12)]:
        found = bindings(growth, place.stage, random)
        if found is None:
            continue
        more = _written(growth, found, place.stage, random, {n.name for n in place.scene.nodes})
        if more is None:
            continue
        made = draft(grown(place.parts, more), title=None, source="free", root="place", chapter="free")
        if isinstance(made, Draft) and isinstance(made.found_out, Skeleton):
            offered = len(dict.fromkeys(more.ink))
            assert len(made.found_out.orders) == offered, f"not all of its ink is true: {more.ink}"
            return
        why.append(made if isinstance(made, str) else made.found_out)
    raise AssertionError(why or "no place for it")


def test_the_starts_have_figures():
    for start in starts():
        for parts in start.expansions():
            made = draft(parts, title=None, source="free", root=start.name, chapter="free")
            assert isinstance(made, Draft), (start.name, made, parts)


def test_a_stage_sees_what_is_drawn():
    d = geodsl.parse(
        "triangle ABC\nM = midpoint of BC\ndraw AM\ncircumcircle w of ABC\nO = circumcenter of ABC"
    )
    stage = Stage(d.scene, d.realize(n=8).at)
    assert stage.joined("B", "M") and stage.joined("M", "C") and stage.joined("A", "M")
    assert not stage.joined("O", "A")
    assert set(stage.on["w"]) == {"A", "B", "C"}
    assert stage.center == {"w": "O"}
    assert stage.lines[1] == ("B", "M", "C")
