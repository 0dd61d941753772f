"""What implies what, by rank: theorems come out as implied, givens as breakable."""

from __future__ import annotations

import numpy as np
import pytest

import geodsl
from geodsl.language.matcher import Matcher
from geodsl.language.term import Fact
from geodsl.observe.observe import samples
from geodsl.observe.rank import BREAKABLE, IMPLIED, Verdict, gradients, implied, redundant, verdicts
from grammar import parse_program


def fact(scene: geodsl.Scene, text: str) -> Fact:
    types = {n.name: n.type for n in scene.nodes}
    body = parse_program(text)[0].statements[0].body
    (reading,) = Matcher(geodsl.vocabulary(), types.get).read(body.body, "fact")  # type: ignore[union-attr]
    return reading.term


THEOREMS = {
    "the base angles of an isosceles triangle": (
        "triangle ABC with AB = AC",
        "angle ABC = angle ACB",
        "AB = AC",
    ),
    "Thales": ("circle w diameter AB\npoints A, B\nC on w", "angle ACB right", "C on w"),
    "the midsegment": (
        "triangle ABC\nM midpoint of AB\nN midpoint of AC",
        "MN parallel BC",
        "N midpoint of AC",
    ),
    "the medians meet": (
        "triangle ABC\nM midpoint of BC\nN midpoint of CA\nL midpoint of AB\nG on AM\nG on BN",
        "G on CL",
        "L midpoint of AB",
    ),
    "the diagonals of a rhombus": (
        "quadrilateral ABCD with AB = BC, BC = CD, CD = DA, convex ABCD",
        "AC perpendicular BD",
        "CD = DA",
    ),
    "the altitudes meet": (
        "triangle ABC\npoint H\nAH perpendicular BC\nBH perpendicular CA",
        "CH perpendicular AB",
        "AH perpendicular BC",
    ),
}


@pytest.mark.parametrize("name", THEOREMS)
def test_a_theorem_is_implied_and_a_premise_is_not(name: str) -> None:
    text, theorem, premise = THEOREMS[name]
    scene = geodsl.parse(text).scene
    at, _ = samples(scene)
    stated = scene.stated
    target = fact(scene, theorem)
    assert implied(scene, stated, target, at) is Verdict.IMPLIED
    needed = fact(scene, premise)
    rest = [f for f in stated if f.key != needed.key]
    assert len(rest) == len(stated) - 1
    assert implied(scene, rest, needed, at) is Verdict.BREAKABLE
    assert implied(scene, rest, target, at) is Verdict.BREAKABLE


def test_what_is_implied_is_so_to_the_last_digits() -> None:
    text, theorem, _ = THEOREMS["the altitudes meet"]
    scene = geodsl.parse(text).scene
    at, _ = samples(scene)
    rows = gradients(scene, [*_closed(scene), fact(scene, theorem)], at)
    for k in range(at.n):
        kept, target = rows[k, :-1], rows[k, -1]
        basis = np.linalg.svd(kept, full_matrices=False)[2]
        assert np.linalg.norm(target - basis.T @ (basis @ target)) < 1e-12


def _closed(scene: geodsl.Scene) -> list[Fact]:
    from geodsl.measure import parts_of

    return parts_of([f for f in scene.stated if not isinstance(f, geodsl.OpenFact)])


def test_between_implied_and_breakable_lies_room() -> None:
    assert IMPLIED <= 1e-6 < 1e-5 <= BREAKABLE


def test_an_inequality_is_undecided_as_a_target() -> None:
    scene = geodsl.parse("triangle ABC with AB = AC").scene
    at, _ = samples(scene)
    assert verdicts(scene, scene.stated, [fact(scene, "angle ABC acute")], at) == [Verdict.UNDECIDED]


def test_nothing_kept_implies_nothing() -> None:
    scene = geodsl.parse("triangle ABC").scene
    at, _ = samples(scene)
    assert implied(scene, [], fact(scene, "AB = AC"), at) is Verdict.BREAKABLE


def test_what_says_nothing_new_is_redundant() -> None:
    d = geodsl.parse(
        "triangle ABC with AB = AC, angle ABC = angle ACB\nM midpoint of BC\nAM perpendicular BC"
    )
    assert [str(f) for f in redundant(d.scene, d.observation.samples)] == [
        "angle ABC = angle ACB",
        "AM perpendicular BC",
    ]


def test_lines_and_circles_move_too() -> None:
    scene = geodsl.parse(
        "circle w center O radius 2\npoint P\nOP = 3\nline l through P\nl tangent to w\nA = foot of O on l"
    ).scene
    at, _ = samples(scene)
    assert implied(scene, scene.stated, fact(scene, "A on w"), at) is Verdict.IMPLIED
    rest = [f for f in scene.stated if type(f).__name__ != "TangentTo"]
    assert implied(scene, rest, fact(scene, "A on w"), at) is Verdict.BREAKABLE
