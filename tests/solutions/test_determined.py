"""What is determined agrees with what many figures of the same givens show."""

from __future__ import annotations

import numpy as np
import pytest

import geodsl
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.length_value import LengthValue
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Num, Proportion, Segment
from geodsl.solutions import determined

CASES = [
    # program, target, whether its own statements determine it
    ("triangle ABC with angle A = 50°, angle B = 60°", "angle C", True),
    ("triangle ABC with angle A = 50°, angle B = 60°", "AB", False),
    ("triangle ABC with angle A = 50°, angle B = 60°", "AB : BC", True),
    ("triangle ABC with angle A = 50°, angle B = 60°, AB = 5", "BC", True),
    ("triangle ABC with angle A = 50°, AB = 5", "angle B", False),
    ("triangle ABC with AB = 5, BC = 6, CA = 7", "area of ABC", True),
    ("triangle ABC with AB = 5, BC = 6, CA = 7", "angle A", True),
    ("triangle ABC with AB = 5, BC = 6", "area of ABC", False),
    ("triangle ABC with AB = 4, BC = 5, angle A = 40°", "CA", True),
    ("triangle ABC with AB = AC, angle A = 40°", "angle B", True),
    ("triangle ABC with AB = AC", "angle B", False),
    ("parallelogram ABCD with angle A = 70°", "angle B", True),
    ("parallelogram ABCD with AB = 4, BC = 3", "perimeter of ABCD", True),
    ("parallelogram ABCD with AB = 4, BC = 3", "area of ABCD", False),
    ("rectangle ABCD with AB = 4, BC = 3\ndraw AC", "AC", True),
    ("circle w center O\nA, B, C on w\nangle ACB = 40°", "angle AOB", True),
    ("circle w center O\nA, B, C on w\nangle ACB = 40°", "angle ABC", False),
    ("triangle ABC\nM = midpoint of AB\nN = midpoint of AC\ndraw MN", "MN : BC", True),
    ("triangle ABC\nM = midpoint of AB\nN = midpoint of AC\nBC = 7\ndraw MN", "MN", True),
    ("circle w center O radius 3\npoint P with OP = 5\nA, B = tangents from P to w\ndraw PA, PB", "PA", True),
    ("circle w center O\npoint P with OP = 5\nA, B = tangents from P to w\ndraw PA, PB", "PA", False),
    ("let r in 2..4\ncircle w center O radius r\nA on w", "OA", False),
]


def read(program: str, target: str) -> tuple[geodsl.Diagram, Term]:
    diagram = geodsl.parse(f"{program}\nfind {target}")
    return diagram, diagram.observation.scene.questions[0]


def value(target: Term, at: Instances) -> np.ndarray:
    found = at.value(target) if isinstance(target, Proportion) else at.number(target)
    return np.broadcast_to(found[0] / found[1] if isinstance(found, tuple) else found, (at.n,))


@pytest.mark.parametrize(("program", "target", "expected"), CASES)
def test_agrees_with_many_figures(program: str, target: str, expected: bool) -> None:
    diagram, asked = read(program, target)
    at = diagram.realize(seed=5, n=48).at
    measured = value(asked, at)
    spread = float(np.ptp(measured) / np.abs(measured).max())
    assert (spread < 1e-7) == expected, "the case itself is wrong"
    assert determined(diagram, diagram.observation.stated, asked) is expected


def test_only_what_is_given_counts() -> None:
    diagram, asked = read("triangle ABC with angle A = 50°, angle B = 60°", "angle C")
    one = [f for f in diagram.observation.stated if isinstance(f, AngleValue)][:1]
    assert not determined(diagram, one, asked)
    assert not determined(diagram, [], asked)


def test_printed_sizes_of_a_family_count_though_they_differ_from_figure_to_figure() -> None:
    diagram, asked = read("triangle ABC with angle A in 40°..60°, angle B in 50°..70°", "angle C")
    A, B, C = diagram.scene.point_refs
    at = diagram.realize(seed=1, n=1).at
    sizes = [Angle(B, A, C), Angle(A, B, C)]
    printed: list[Fact] = [
        AngleValue(a, Num(round(float(np.degrees(at.angle(a)[0])), 1), "degrees")) for a in sizes
    ]
    assert determined(diagram, printed, asked, seed=1)
    assert not determined(diagram, printed[:1], asked, seed=1)


def test_a_special_position_that_nobody_told_determines_nothing() -> None:
    # At a tangent's touch point the angle at P is as large as it can be: its slope is 0 along the circle.
    diagram, asked = read(
        "circle w center O radius 3\npoint P with OP = 5\nA, B = tangents from P to w\ndraw PA, OA",
        "angle OPA",
    )
    O, A = (r for r in diagram.scene.point_refs if r.name in "OA")
    P = next(r for r in diagram.scene.point_refs if r.name == "P")
    lengths = [LengthValue(Segment(O, A), Num(3.0, "number")), LengthValue(Segment(O, P), Num(5.0, "number"))]
    assert not determined(diagram, lengths, asked)
    assert determined(diagram, diagram.observation.stated, asked)


def test_a_scene_can_be_asked_without_a_figure() -> None:
    diagram, asked = read("triangle ABC with angle A = 50°, angle B = 60°", "angle C")
    scene = diagram.observation.scene
    assert determined(scene, scene.stated, asked)


def test_two_triangles_with_the_same_givens_determine_nothing() -> None:
    # The engine draws one of the two triangles with an angle opposite the shorter side.
    diagram, asked = read("triangle ABC with AB = 5, BC = 4, angle A = 40°", "CA")
    assert not determined(diagram, diagram.observation.stated, asked)
