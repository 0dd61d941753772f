"""Rank tells theorems from accidents: what the givens imply, and what falls when one of them goes."""

from __future__ import annotations

import numpy as np
import pytest

import geodsl
from geodsl.language.term import Fact, OpenFact
from geodsl.measure import parts_of
from geodsl.observe.rank import Verdict, _outside, gradients, verdicts

# What is drawn, what follows, and the givens without which it doesn't.
THEOREMS = {
    "isosceles": (
        "triangle ABC with AB = AC",
        "angle ABC = angle ACB",
        "AB = AC",
    ),
    "isosceles, the other way": (
        "triangle ABC with angle ABC = angle ACB",
        "AB = AC",
        "angle ABC = angle ACB",
    ),
    "midsegment": (
        "triangle ABC\nM midpoint of AB\nN midpoint of AC",
        "MN parallel BC",
        "M midpoint of AB",
    ),
    "midsegment's length": (
        "triangle ABC\nM midpoint of AB\nN midpoint of AC",
        "2 MN = BC",
        "N midpoint of AC",
    ),
    "Thales": (
        "circle w center O radius 3\nA on w\nB on w\nC on w\nO midpoint of AB",
        "angle ACB right",
        "C on w",
    ),
    "Thales without its diameter": (
        "circle w center O radius 3\nA on w\nB on w\nC on w\nO midpoint of AB",
        "angle ACB right",
        "O midpoint of AB",
    ),
    "tangents from a point": (
        "circle w center O radius 2\npoint P with P outside w\nA, B = tangents from P to w",
        "PA = PB",
        "PA tangent to w; angle PAO right",
    ),
    "medians meet": (
        "triangle ABC\nD midpoint of BC\nE midpoint of CA\nF midpoint of AB",
        "AD, BE, CF concurrent",
        "E midpoint of CA",
    ),
    "altitudes meet": (
        "triangle ABC\nD = foot of A on BC\nE = foot of B on CA\nF = foot of C on AB",
        "AD, BE, CF concurrent",
        "AD perpendicular BC",
    ),
    "parallelogram's diagonals": (
        "quadrilateral ABCD with AB parallel CD, BC parallel DA\nE = intersection of AC and BD",
        "E midpoint of AC",
        "BC parallel DA",
    ),
    "angles at the circumference": (
        "circle w center O radius 3\nA on w\nB on w\nC on w\nD on w with C and D on same side of AB",
        "angle ACB = angle ADB",
        "D on w",
    ),
}  # fmt: skip


def read(scene: geodsl.Scene, text: str) -> Fact:
    from geodsl.strategies import read

    (found,) = read(text, "fact", names={n.name: n.type for n in scene.nodes})
    return found.term


@pytest.mark.parametrize("name", THEOREMS)
def test_a_theorem_is_implied_and_falls_with_a_given(name: str):
    program, claim, needed = THEOREMS[name]
    diagram = geodsl.parse(program)
    scene, at = diagram.scene, diagram.observation.samples
    target, gone = read(scene, claim), {read(scene, text).key for text in needed.split(";")}
    kept = [f for f in scene.stated if f.key != target.key]
    assert verdicts(scene, kept, [target], at) == [Verdict.IMPLIED]

    simple = parts_of([f for f in kept if not isinstance(f, OpenFact)])
    parts = parts_of([target])
    rows = gradients(scene, [*simple, *parts], at)
    assert _outside(rows[:, : len(simple)], rows[:, len(simple) :]).max() < 1e-10

    rest = [f for f in kept if f.key not in gone]
    assert len(rest) == len(kept) - len(gone), [str(f) for f in kept]
    assert verdicts(scene, rest, [target], at) == [Verdict.BREAKABLE]


@pytest.mark.parametrize("claim", ["AB perpendicular AC", "AB = BC", "angle BAC = 60°", "2 AB = 3 AC"])
def test_what_doesnt_follow_can_be_broken(claim: str):
    diagram = geodsl.parse("triangle ABC\nM = midpoint of BC")
    scene, at = diagram.scene, diagram.observation.samples
    assert verdicts(scene, scene.stated, [read(scene, claim)], at) == [Verdict.BREAKABLE]


def test_an_inequality_is_undecided():
    diagram = geodsl.parse("triangle ABC with AB = AC")
    scene = diagram.scene
    target = read(scene, "angle ABC acute")
    assert verdicts(scene, scene.stated, [target], diagram.observation.samples) == [Verdict.UNDECIDED]


def test_gradients_have_length_one():
    diagram = geodsl.parse("triangle ABC\nD on AB\nw = circumcircle of ABC")
    rows = gradients(diagram.scene, parts_of(diagram.scene.stated), diagram.observation.samples)
    lengths = np.sqrt((rows * rows).sum(2))
    assert np.allclose(lengths[lengths > 0], 1.0, atol=1e-12)
