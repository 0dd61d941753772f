"""What a figure consists of: each thing once, in order, and no more than is spoken of."""

from __future__ import annotations

import pytest

import geodsl
from geodsl.objects import Line, Ray, Ref, names
from geodsl.observe.inventory import Inventory


def inventory(text: str) -> Inventory:
    return Inventory(geodsl.parse(text).scene)


def told(terms: object) -> list[str]:
    """Each thing by the letters of its points."""
    return ["".join(names(t)) for t in terms]  # type: ignore[attr-defined]


def test_a_triangle_has_sides_and_corners() -> None:
    seen = inventory("triangle ABC")
    assert told(seen.points) == ["A", "B", "C"]
    assert told(seen.polygons) == ["ABC"]
    assert told(seen.segments) == ["AB", "BC", "CA"]
    assert len(seen.angles) == 3
    assert seen.lines == seen.rays == seen.circles == seen.arcs == ()


def test_a_thing_is_entered_once_however_it_is_called() -> None:
    seen = inventory("triangle ABC\nM = midpoint of BA\ndraw segments CB, BC, AC\ndraw triangle CAB")
    assert told(seen.polygons) == ["ABC"]
    assert {frozenset((s.A.name, s.B.name)) for s in seen.segments} == {
        frozenset(pair) for pair in ("AB", "BC", "CA")
    }
    assert len(seen.segments) == 3


def test_lines_and_rays_of_two_points_are_segments_too() -> None:
    seen = inventory("points A, B, C, D\ndraw line AB\ndraw ray CD")
    assert {type(t) for t in seen.lines} == {Line}
    assert {type(t) for t in seen.rays} == {Ray}
    assert {frozenset((s.A.name, s.B.name)) for s in seen.segments} == {frozenset("AB"), frozenset("CD")}


def test_named_things_are_entered_by_their_names() -> None:
    seen = inventory("triangle ABC\nw = incircle of ABC\nl = line through A parallel BC\nk = ray AB")
    assert seen.circles == (Ref("w", "circle"),)
    assert Ref("l", "line") in seen.lines
    assert Ref("k", "ray") in seen.rays
    assert told(seen.defining(Ref("k", "ray"))) == ["A", "B"]


def test_claims_questions_and_marks_are_spoken_of() -> None:
    seen = inventory("triangle ABC\npoint D\nclaim AD + AD > AD\nfind angle ADB\nmark CD = CD")
    assert {"AD", "CD"} <= set(told(seen.segments))
    assert any(a.B.name == "D" for a in seen.angles)


def test_not_all_pairs_of_points() -> None:
    names = [f"P{k}" for k in range(20)]
    seen = inventory("\n".join(f"point {p}" for p in names) + f"\ndraw segment {names[0]}{names[1]}")
    assert len(seen.points) == 20
    assert len(seen.segments) == 1


def test_the_order_is_the_same_every_time() -> None:
    text = "triangle ABC\nM = midpoint of AB\nD = foot of C on AB\ndraw segments CM, CD"
    assert told(inventory(text).segments) == told(inventory(text).segments)
    assert told(inventory(text).segments)[:3] == ["AB", "BC", "CA"]


def test_told_includes_what_one_fact_entails() -> None:
    seen = inventory("square ABCD")
    assert {"Square", "Rectangle", "Rhombus", "Parallel", "RightAngle"} <= {
        type(f).__name__ for f in seen.told
    }


@pytest.mark.parametrize("text", ["point A", "circle w", "line l"])
def test_small_figures(text: str) -> None:
    seen = inventory(text)
    assert seen.segments == () and seen.polygons == ()
