"""Solutions of textbook problems: the value, and the theorem that it comes by."""

from __future__ import annotations

import pytest

import geodsl
from geodsl.facts.angle_value import AngleValue
from geodsl.objects import Num
from geodsl.solutions import Solution, Solver, determined, solve

CASES = [
    # program, target, answer, a theorem that must be named
    ("triangle ABC with angle A = 50°, angle B = 60°", "angle C", "70°", "angle sum of a triangle"),
    ("triangle ABC with AB = AC, angle A = 40°", "angle B", "70°", "apex of an isosceles triangle"),
    ("triangle ABC with AB = AC, angle B = 65°", "angle C", "65°", "isosceles triangle"),
    ("triangle ABC with angle A = 50°, angle B = 50°, AC = 4", "BC", "4", "equal angles, equal sides"),
    ("equilateral triangle ABC", "angle A", "60°", "by Equilateral"),
    (
        "triangle ABC with angle A = 50°, angle B = 60°\nD = extension of BC by 3\ndraw CD",
        "angle ACD",
        "110°",
        "exterior angle",
    ),
    ("parallelogram ABCD with angle A = 70°", "angle B", "110°", "neighbouring angles of a parallelogram"),
    (
        "parallelogram ABCD with AB = 4, BC = 3",
        "perimeter of ABCD",
        "14",
        "opposite sides of a parallelogram",
    ),
    ("rectangle ABCD with AB = 4, BC = 3\ndraw AC", "AC", "5", "Pythagoras"),
    ("rectangle ABCD with AB = 4, BC = 3", "area of ABCD", "12", "area of a rectangle"),
    ("square ABCD with AB = 5\ndraw AC", "AC", "5√2", "Pythagoras"),
    ("square ABCD with AB = 5", "area of ABCD", "25", "area of a square"),
    ("triangle ABC with angle C = 90°, angle A = 30°, AB = 8", "BC", "4", "30-60-90 triangle"),
    ("triangle ABC with AB = 13, BC = 14, CA = 15", "area of ABC", "84", "Heron's formula"),
    ("triangle ABC with AB = 5, BC = 3, CA = 4", "angle C", "90°", "converse of Pythagoras"),
    (
        "triangle ABC with angle A = 30°, AB = 6, AC = 8",
        "area of ABC",
        "12",
        "area by two sides and an angle",
    ),
    (
        "circle w center O\nA, B, C on w\nangle ACB = 40°\ndraw OA, OB, AC, BC",
        "angle AOB",
        "80°",
        "central angle",
    ),
    (
        "circle w center O\nA, B, C, D on w\nangle ACB = 40°\nC and D on same side of AB\ndraw AC, BC, AD, BD",
        "angle ADB",
        "40°",
        "inscribed angles over one arc",
    ),
    (
        "circle w center O radius 3\npoint P with OP = 5\nA, B = tangents from P to w\ndraw PA, OA, OP, PB",
        "PA",
        "4",
        "Pythagoras",
    ),
    (
        "circle w center O\npoint P with OP = 5, P outside w\nA, B = tangents from P to w\ndraw PA, PB\nPA = 4",
        "PB",
        "4",
        "equal tangents",
    ),
    ("circle w center O radius 3", "area of w", "9π", "area of a circle"),
    ("circle w center O radius 3", "circumference of w", "6π", "circumference of a circle"),
    (
        "circle w center O radius 6\nA on w\nB = point on w at 60° from A\nminor sector g from A to B of w\n"
        "draw OA, OB",
        "area of g",
        "6π",
        "area of a sector",
    ),
    ("triangle ABC with BC = 7\nM = midpoint of AB\nN = midpoint of AC\ndraw MN", "MN", "3.5", "midsegment"),
    ("triangle ABC\nM = midpoint of AB\nN = midpoint of AC\ndraw MN", "MN : BC", "0.5", "midsegment"),
    (
        "right triangle ABC with angle C = 90°, AB = 9\nM = midpoint of AB\ndraw CM",
        "CM",
        "4.5",
        "median to the hypotenuse",
    ),
    (
        "triangle ABC with angle C = 90°\nD = foot of C on AB\ndraw CD\nAD = 4, DB = 9",
        "CD",
        "6",
        "altitude on the hypotenuse",
    ),
    (
        "triangle ABC with AB = 6, AC = 4\nb = bisector of angle A\nD = intersection of b and BC\ndraw AD\nBD = 3",
        "DC",
        "2",
        "angle bisector theorem",
    ),
    (
        "triangle ABC\nD on segment AB\nline l through D parallel BC meets AC at E\nAD = 2, DB = 3, BC = 10\ndraw DE",
        "DE",
        "4",
        "intercept theorem",
    ),
    (
        "trapezium ABCD with AB parallel CD, angle A = 70°",
        "angle D",
        "110°",
        "co-interior angles",
    ),
    ("rhombus ABCD with angle A = 60°\ndraw AC", "angle BAC", "30°", "diagonal of a rhombus halves angles"),
    ("ABCDE regular\ndraw AC", "angle BAC", "36°", "angles in a regular polygon"),
    (
        "triangle ABC\nM = midpoint of BC\nG = centroid of ABC\ndraw AM\nG between A and M\nAG = 4",
        "GM",
        "2",
        "centroid",
    ),
]


def problem(program: str, target: str) -> Solution | None:
    diagram = geodsl.parse(f"{program}\nfind {target}")
    return solve(diagram, diagram.observation.scene.questions[0], strict=True)


@pytest.mark.parametrize(("program", "target", "answer", "theorem"), CASES)
def test_value_and_theorem(program: str, target: str, answer: str, theorem: str) -> None:
    found = problem(program, target)
    assert found is not None
    assert found.answer == answer
    assert theorem in found.theorems
    assert found.exact


UNSOLVED = [
    ("triangle ABC with AB = AC", "angle B"),
    ("triangle ABC with AB = 5, BC = 6", "area of ABC"),
    ("triangle ABC with angle A = 50°, angle B = 60°", "AB"),
    ("circle w center O\nA, B, C on w\nangle ACB = 40°", "angle ABC"),
    ("triangle ABC with AB in 4..6, BC = 5, CA = 6", "area of ABC"),
]


@pytest.mark.parametrize(("program", "target"), UNSOLVED)
def test_what_is_not_determined_has_no_solution(program: str, target: str) -> None:
    assert problem(program, target) is None


def test_only_the_givens_are_used() -> None:
    diagram = geodsl.parse("triangle ABC with angle A = 50°, angle B = 60°\nfind angle C")
    (target,) = diagram.scene.questions
    sizes = [f for f in diagram.observation.stated if isinstance(f, AngleValue)]
    found = solve(diagram, target, givens=sizes)
    assert found is not None and set(found.givens) == set(sizes)
    assert solve(diagram, target, givens=sizes[:1]) is None


def test_printed_sizes_are_reckoned_with_as_they_are_printed() -> None:
    diagram = geodsl.parse(
        "triangle ABC with angle A in 40°..60°, angle B in 50°..70°\n"
        "label angle A value\nlabel angle B value\nfind angle C"
    )
    (target,) = diagram.scene.questions
    for seed in range(4):
        found = solve(diagram, target, seed=seed, strict=True)
        assert found is not None
        q = found.value.rational
        assert q is not None and (10 * q).denominator == 1
        assert abs(float(q) - found.measured) <= 0.1 + 1e-9
        assert not found.exact


def test_letters_in_labels_are_solved_for() -> None:
    diagram = geodsl.parse(
        "triangle ABC with angle A = 40°, angle B = 60°, angle C = 80°\n"
        'label angle A "2x"\nlabel angle B "3x"\nlabel angle C "4x"\nfind angle C'
    )
    (target,) = diagram.scene.questions
    labels = [f for f in Solver(diagram).givens if type(f).__name__ == "Labelled"]
    found = solve(diagram, target, givens=labels, strict=True)
    assert found is not None and found.answer == "80°"
    assert determined(diagram, labels, target)


def test_labels_that_lie_are_not_believed() -> None:
    diagram = geodsl.parse(
        'triangle ABC with angle A = 50°, angle B = 60°\nlabel angle A "x"\nlabel angle B "x"\nfind angle C'
    )
    (target,) = diagram.scene.questions
    labels = [f for f in Solver(diagram).givens if type(f).__name__ == "Labelled"]
    assert len(labels) == 2
    assert solve(diagram, target, givens=labels) is None


def test_a_printed_size_of_another_figure_is_not_believed() -> None:
    diagram = geodsl.parse("triangle ABC with angle A in 40°..60°, angle B = 60°\nfind angle C")
    (target,) = diagram.scene.questions
    stated = diagram.observation.stated
    wrong = [AngleValue(f.a, Num(12.0, "degrees")) for f in stated if isinstance(f, AngleValue)]
    assert solve(diagram, target, givens=wrong) is None


def test_a_chain_is_no_longer_than_asked() -> None:
    diagram = geodsl.load("examples/diagrams/circles/antipode-of-a-corner.geo")
    (target,) = diagram.scene.questions
    found = solve(diagram, target)
    assert found is not None and len(found.steps) > 2
    assert solve(diagram, target, most=2) is None


def test_one_solver_answers_many_questions_alike() -> None:
    diagram = geodsl.parse("triangle ABC with AB = AC, angle A = 40°\nfind angle B\nfind angle C")
    targets = diagram.scene.questions
    solver = Solver(diagram, spoken=targets)
    assert [s.answer for t in targets if (s := solver.solve(t))] == ["70°", "70°"]


def test_a_target_of_another_kind_has_no_solution() -> None:
    diagram = geodsl.parse("triangle ABC with angle A = 50°, angle B = 60°")
    assert solve(diagram, diagram.scene.point_refs[0]) is None
