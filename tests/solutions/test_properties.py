"""Whatever is solved holds: in the examples, in their other figures, and in random programs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geodsl
from geodsl.instances import Instances
from geodsl.language.term import Fact, Term
from geodsl.objects import Angle, Segment
from geodsl.observe.rank import Verdict
from geodsl.realize.evaluate import take
from geodsl.solutions import Determination, Solution, Solver, solve
from geodsl.solutions.givens import figure_of, told
from geodsl.solutions.search import WrongStep

EXAMPLES = sorted(Path("examples/diagrams").rglob("*.geo"))
_FEW = EXAMPLES[::9]


def holds(fact: Fact, at: Instances, slack: float) -> bool:
    return bool((np.abs(np.broadcast_to(fact.residual(at), (at.n,))) <= slack).all())


def check(found: Solution, at: Instances) -> None:
    """Steps hold in the figure, rest on what came before, and end in what is measured."""
    at = take(at, np.array([0]))
    known = {f.key for f in found.givens}
    for step in found.steps:
        assert holds(step.conclusion, at, 1e-8), f"{step.theorem}: {step.conclusion}"
        if step.theorem != "combining equations":
            assert all(f.key in known or holds(f, at, 1e-8) for f in step.premises)
        known.add(step.conclusion.key)
    if found.exact:
        assert abs(found.value.decimal - found.measured) <= 1e-9 * max(1.0, abs(found.measured))
    assert len(found.steps) <= 8


def rounded(diagram: geodsl.Diagram) -> bool:
    return any(d.__class__.__name__ in ("LabelValue", "Dimension") for d in diagram.scene.directives)


def examine(path: Path, seed: int) -> int:
    diagram = geodsl.load(path)
    count = 0
    if not diagram.scene.questions:
        return 0
    at = diagram.realize(seed=seed, n=1).at
    for target in diagram.scene.questions:
        found = solve(diagram, target, seed=seed, strict=True)
        if found is None:
            continue
        count += 1
        check(found, at)
        assert found.exact or rounded(diagram)
        scene, one, family = figure_of(diagram, seed)
        assert Determination(scene, told(scene, one), family, one).verdict(target) is Verdict.IMPLIED
    return count


def test_some_examples() -> None:
    assert sum(examine(path, 0) for path in _FEW) >= 4


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 3])
def test_all_examples(seed: int) -> None:
    assert sum(examine(path, seed) for path in EXAMPLES) >= 70


def test_the_check_catches_a_wrong_step() -> None:
    from geodsl.solutions.claim import Rule, Size, known
    from geodsl.solutions.value import Value

    diagram = geodsl.parse("triangle ABC with angle A = 50°, angle B = 60°\nfind angle C")
    solver = Solver(diagram, strict=True)
    wrong = Rule("nonsense", (), known(Size("angle", ("A", "C", "B"))), {}, lambda _: (Value.exactly(71), ()))
    solver.rules.append(wrong)
    with pytest.raises(WrongStep):
        solver.solve(diagram.scene.questions[0])
    mild = Solver(diagram)
    mild.rules.append(wrong)
    found = mild.solve(diagram.scene.questions[0])
    assert found is not None and found.answer == "70°"


# -- random figures ----------------------------------------------------------------------

_ANGLE = st.integers(35, 70)
_SIDE = st.integers(3, 9)


@st.composite
def programs(draw: st.DrawFn) -> str:
    """A triangle by some of its sizes, and constructions in it."""
    a, b, c = draw(_SIDE), draw(_SIDE), draw(_SIDE)
    x, y = draw(_ANGLE), draw(_ANGLE)
    start = draw(
        st.sampled_from(
            [
                f"triangle ABC with angle A = {x}°, angle B = {y}°, AB = {c}",
                f"triangle ABC with AB = AC, angle A = {x}°, BC = {a}",
                f"triangle ABC with angle C = 90°, AC = {b}, BC = {a}",
                f"triangle ABC with angle C = 90°, angle A = 30°, AB = {c}",
                f"equilateral triangle ABC with AB = {c}",
            ]
        )
    )
    more = draw(
        st.lists(
            st.sampled_from(
                [
                    "M = midpoint of AB\ndraw CM",
                    "N = midpoint of BC\ndraw AN",
                    "D = foot of C on AB\ndraw CD",
                    "E = foot of A on BC\ndraw AE",
                    "b = bisector of angle A\nF = intersection of b and BC\ndraw AF",
                    "w = circumcircle of ABC\nO = circumcenter of ABC\ndraw OA, OB, OC",
                    "I = incenter of ABC\ndraw AI, BI, CI",
                    "P = extension of AB by 2\ndraw BP, CP",
                    "Q = translation of C from A to B\ndraw BQ, CQ",
                ]
            ),
            max_size=3,
            unique=True,
        )
    )
    return "\n".join([start, *more])


def targets(diagram: geodsl.Diagram) -> list[Term]:
    """Angles and segments between neighbours along what is drawn."""
    points = diagram.observation.scene.point_refs
    pairs = [(p, q) for i, p in enumerate(points) for q in points[i + 1 :]]
    segments: list[Term] = [Segment(p, q) for p, q in pairs]
    angles: list[Term] = [Angle(p, v, q) for v in points for p, q in pairs if v not in (p, q)]
    return [*segments[:6], *angles[:14]]


@settings(max_examples=25)
@given(programs())
def test_random_figures(program: str) -> None:
    diagram = geodsl.parse(program)
    try:
        at = diagram.realize(seed=0, n=1).at
    except (geodsl.RealizeError, geodsl.DiagramError):
        return
    wanted = targets(diagram)
    solver = Solver(diagram, spoken=wanted, strict=True)
    scene, one, family = figure_of(diagram)
    known = Determination(scene, solver.givens, family, one)
    for target in wanted:
        found = solver.solve(target)
        if found is None:
            continue
        check(found, at)
        assert found.exact
        assert known.verdict(target) is not Verdict.BREAKABLE
        assert "\\boxed{" + found.answer + "}" in found.text(seed=1)


def test_same_seed_same_words() -> None:
    diagram = geodsl.load("examples/diagrams/triangles/altitude-and-bisector.geo")
    (target,) = diagram.scene.questions
    first, second = (solve(diagram, target) for _ in range(2))
    assert first is not None and second is not None
    for lang in ("en", "zh"):
        texts = {first.text(lang, seed=s) for s in range(12)}
        assert texts == {second.text(lang, seed=s) for s in range(12)}
        assert len(texts) > 8
