"""Every kind of fact is found where it holds by construction, and not where it doesn't."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from geodsl.facts.concurrent import Concurrent
from geodsl.facts.concyclic import Concyclic
from geodsl.facts.similar import Similar
from geodsl.language.term import OpenFact
from geodsl.measure import Measured
from geodsl.observe.inventory import Inventory
from geodsl.observe.search import find_facts
from geodsl.realize.evaluate import take

TRIANGLE = "triangle ABC\n"
ALTITUDES = (
    TRIANGLE + "D = foot of A on BC\nE = foot of B on CA\nF = foot of C on AB\nH = orthocenter of ABC\n"
    "draw segments AD, BE, CF"
)
MIDPOINTS = TRIANGLE + "M = midpoint of AB\nN = midpoint of AC\ndraw segment MN\ndraw triangle AMN"
MEDIANS = TRIANGLE + "D = midpoint of BC\nE = midpoint of CA\nF = midpoint of AB\ndraw segments AD, BE, CF"
THALES = "points A, B\ncircle w diameter AB\npoint C on w\nO = midpoint of AB\ndraw triangle ABC\ndraw OC"
EULER = TRIANGLE + "O = circumcenter of ABC\nG = centroid of ABC\nH = orthocenter of ABC"
VARIGNON = (
    "quadrilateral ABCD\nP = midpoint of AB\nQ = midpoint of BC\nR = midpoint of CD\nS = midpoint of DA\n"
    "draw quadrilateral PQRS\ndraw segments PR, QS"
)
TANGENTS = (
    "let r in 2..4\ncircle w center O radius r\npoint P with OP = 2.2 r\nA, B = tangents from P to w\n"
    "M = midpoint of AB\ndraw segments PA, PB, OA, OB, AB, OP"
)
SQUARE = "square ABCD\nE = intersection of AC and BD\ndraw segments AC, BD"
INCIRCLE = TRIANGLE + "w = incircle of ABC\nI = incenter of ABC\nT = foot of I on BC\ndraw segments AI, IT"
SIZES = "triangle ABC with AB = 3, BC = 4, angle ABC = 90°\nM = midpoint of CA\ndraw BM"
PARALLEL = "triangle ABC\nline l through A parallel BC\npoint P on l\ndraw segment AP"
FREE = "points A, B, C, D\ndraw segments AB, CD, AC, BD, AD, BC"


HOLDS: list[tuple[str, str]] = [
    (MIDPOINTS, "MN parallel BC"),
    (MIDPOINTS, "M midpoint of AB"),
    (MIDPOINTS, "MN midsegment of ABC"),
    (MIDPOINTS, "angle ABC = angle AMN"),
    (ALTITUDES, "A, D, H collinear"),
    (ALTITUDES, "AD altitude of ABC"),
    (ALTITUDES, "BE perpendicular CA"),
    (ALTITUDES, "B, C, E, F concyclic"),
    (ALTITUDES, "A, E, F, H concyclic"),
    (ALTITUDES, "H orthocenter of ABC"),
    (ALTITUDES, "angle CAD = angle CBE"),
    (MEDIANS, "AD median of ABC"),
    (MEDIANS, "AD, BE, CF concurrent"),
    (THALES, "angle BCA right"),
    (THALES, "right triangle ABC"),
    (THALES, "BC perpendicular CA"),
    (THALES, "O center of w"),
    (THALES, "OC radius of w"),
    (THALES, "AB diameter of w"),
    (THALES, "BC chord of w"),
    (THALES, "C on w"),
    (THALES, "ABC inscribed in w"),
    (THALES, "O circumcenter of ABC"),
    (THALES, "OC = OA"),
    (EULER, "O, G, H collinear"),
    (EULER, "G divides OH in 1 : 2"),
    (EULER, "G centroid of ABC"),
    (VARIGNON, "parallelogram PQRS"),
    (VARIGNON, "PQ parallel RS"),
    (VARIGNON, "PQ = RS"),
    (VARIGNON, "PR midsegment of ABCD"),
    (VARIGNON, "angle SPQ = angle QRS"),
    (TANGENTS, "PA = PB"),
    (TANGENTS, "PA tangent to w"),
    (TANGENTS, "OP perpendicular AB"),
    (TANGENTS, "OP perpendicular bisector of AB"),
    (TANGENTS, "OP bisects angle APB"),
    (TANGENTS, "M between O and P"),
    (TANGENTS, "O, P, A, B concyclic"),
    (TANGENTS, "OA radius of w"),
    (SQUARE, "square ABCD"),
    (SQUARE, "rectangle ABCD"),
    (SQUARE, "rhombus ABCD"),
    (SQUARE, "parallelogram ABCD"),
    (SQUARE, "kite ABCD"),
    (SQUARE, "trapezium ABCD"),
    (SQUARE, "isosceles trapezium ABCD"),
    (SQUARE, "ABCD cyclic"),
    (SQUARE, "ABCD regular"),
    (SQUARE, "AC bisects angle DAB"),
    (SQUARE, "AC = BD"),
    (SQUARE, "angle BAC = 45°"),
    (SQUARE, "E midpoint of AC"),
    (SQUARE, "E circumcenter of ABCD"),
    (SQUARE, "AC perpendicular bisector of BD"),
    (INCIRCLE, "ABC circumscribed about w"),
    (INCIRCLE, "I center of w"),
    (INCIRCLE, "I incenter of ABC"),
    (INCIRCLE, "T on w"),
    (INCIRCLE, "AI bisects angle CAB"),
    (SIZES, "CA = 5"),
    (SIZES, "BM = 2.5"),
    (SIZES, "ABC has area 6"),
    (SIZES, "ABC has perimeter 12"),
    (SIZES, "angle ABC right"),
    (SIZES, "M circumcenter of ABC"),
    (PARALLEL, "l parallel BC"),
    (PARALLEL, "P on l"),
    ("equilateral triangle ABC", "equilateral triangle ABC"),
    ("equilateral triangle ABC", "isosceles triangle ABC"),
    ("equilateral triangle ABC", "angle ABC = 60°"),
    ("equilateral triangle ABC", "ABC regular"),
    ("triangle ABC with AB = AC", "isosceles triangle ABC"),
    ("triangle ABC with AB = AC", "angle ABC = angle BCA"),
    ("square ABCD\ndraw segments AC, BD\ndraw triangle ABC\ndraw triangle CDA", "ABC congruent to CDA"),
    (TRIANGLE + "J = excenter of ABC opposite A", "J excenter of ABC opposite A"),
    (TRIANGLE + "D on segment BC with BD : DC = 2 : 3", "D divides BC in 2 : 3"),
    (TRIANGLE + "l = perpendicular bisector of AB\npoint P on l\ndraw PA, PB", "PA = PB"),
    ("regular pentagon ABCDE", "ABCDE cyclic"),
    ("regular pentagon ABCDE", "angle ABC = 108°"),
]


@pytest.mark.parametrize(("program", "fact"), HOLDS)
def test_found_where_it_holds(look: Any, program: str, fact: str) -> None:
    assert look(program).finds(fact), [str(f) for f in look(program).facts]


FALSE: list[tuple[str, str]] = [
    (MIDPOINTS, "MN parallel AB"),
    (MIDPOINTS, "MN = BC"),
    (MIDPOINTS, "isosceles triangle ABC"),
    (MIDPOINTS, "right triangle ABC"),
    (ALTITUDES, "A, B, C, H concyclic"),
    (ALTITUDES, "AD median of ABC"),
    (ALTITUDES, "H centroid of ABC"),
    (MEDIANS, "AD altitude of ABC"),
    (THALES, "O on w"),
    (THALES, "isosceles triangle ABC"),
    (EULER, "O, A, H collinear"),
    (EULER, "G divides OH in 2 : 1"),
    (VARIGNON, "rectangle PQRS"),
    (VARIGNON, "trapezium ABCD"),
    (VARIGNON, "PQRS cyclic"),
    (TANGENTS, "OA tangent to w"),
    (TANGENTS, "P on w"),
    (TANGENTS, "OP chord of w"),
    (SIZES, "AB = 4"),
    (SIZES, "angle BCA = 37°"),
    (PARALLEL, "B on l"),
]


@pytest.mark.parametrize(("program", "fact"), FALSE)
def test_not_found_where_it_does_not_hold(look: Any, program: str, fact: str) -> None:
    assert not look(program).finds(fact)


def test_circles_that_touch(look: Any) -> None:
    text = (
        "let r in 1..2\nlet s in 2.5..3\npoints O, Q\ncircle w center O radius r\n"
        "circle v center Q radius s\nOQ = {}"
    )
    outer, inner = look(text.format("r + s")), look(text.format("s - r"))
    assert outer.finds("w externally tangent to v") and not outer.finds("w internally tangent to v")
    assert inner.finds("w internally tangent to v") and not inner.finds("w externally tangent to v")


def test_one_circle_twice_does_not_touch_itself(look: Any) -> None:
    seen = look(TRIANGLE + "circle w through A, B, C\nO = circumcenter of ABC\ncircle v center O through A")
    assert not any(type(f).__name__.endswith("allyTangent") for f in seen.facts)
    assert seen.finds("B on v")


def test_free_points_have_nothing_to_say(look: Any) -> None:
    assert [str(f) for f in look(FREE).facts] == []


def test_one_fact_for_the_largest_set(look: Any) -> None:
    seen = look(ALTITUDES + "\nM = midpoint of BC\nN = midpoint of CA\nL = midpoint of AB")
    sets = [{p.name for p in f.points} for f in seen.facts if isinstance(f, Concyclic)]
    assert {*"DEFMNL"} in sets  # the nine-point circle
    assert not any(a < b for a in sets for b in sets)


def test_points_of_a_named_circle_are_not_concyclic_again(look: Any) -> None:
    seen = look("circle w\npoints A, B, C, D on w\ndraw segments AB, CD")
    assert not any(isinstance(f, Concyclic) for f in seen.facts)


def test_with_many_points_circles_are_found_from_the_ends_of_segments(
    look: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geodsl.observe.circles._MANY", 0)
    seen = look(ALTITUDES)
    found = {f.key for f in find_facts(seen.inventory, take(seen.at, np.arange(seen.at.n)))}
    assert seen.fact("B, C, E, F concyclic").key in found
    assert found <= {f.key for f in seen.facts}


def test_a_crossing_with_a_name_is_not_concurrent_again(look: Any) -> None:
    seen = look(MEDIANS + "\nG = centroid of ABC")
    assert not any(isinstance(f, Concurrent) for f in seen.facts)


def test_lines_on_one_carrier_count_once(look: Any) -> None:
    seen = look(TRIANGLE + "D on segment BC\nE = foot of A on BC\ndraw segments AE, BD, DC, BE")
    across = [f for f in seen.facts if type(f).__name__ == "Perpendicular"]
    assert len(across) == 1
    assert not any(type(f).__name__ == "Parallel" for f in seen.facts)


def test_similar_triangles_correspond_corner_by_corner(look: Any) -> None:
    seen = look(TRIANGLE + "D = foot of A on BC with angle BAC = 90°\ndraw triangle ABD\ndraw triangle CAD")
    assert seen.finds("ABC similar to DBA") and seen.finds("ABC similar to DAC")
    assert not seen.finds("ABC similar to DAB")
    found = [f for f in seen.facts if isinstance(f, Similar)]
    with np.errstate(all="ignore"):
        assert all((np.absolute(f.residual(seen.at)) < 1e-8).all() for f in found)


def test_congruent_parts_of_an_isosceles_triangle(look: Any) -> None:
    seen = look("triangle ABC with AB = AC\nM = midpoint of BC\ndraw triangle ABM\ndraw triangle CAM")
    assert seen.finds("ABM congruent to ACM")
    assert not seen.finds("ABM congruent to CAM")


def test_what_is_stated_is_found_in_its_words(look: Any) -> None:
    seen = look(TRIANGLE + "D on segment BC\nDB perpendicular AD")
    assert seen.finds("DB perpendicular AD") and not seen.finds("BC perpendicular AD")
    assert seen.finds("D on segment BC") and not seen.finds("D between B and C")


def test_names_say_nothing(look: Any) -> None:
    seen = look("points A, B\nk = line AB\nl = ray AB\ndraw segment AB")
    assert seen.facts == []


PROGRAMS = [
    MIDPOINTS,
    ALTITUDES,
    MEDIANS,
    THALES,
    EULER,
    VARIGNON,
    TANGENTS,
    SQUARE,
    INCIRCLE,
    SIZES,
    PARALLEL,
]


@pytest.mark.parametrize("program", PROGRAMS)
def test_all_that_is_found_holds_everywhere(look: Any, program: str) -> None:
    seen = look(program)
    with np.errstate(all="ignore"):
        residual = np.absolute(Measured(seen.facts).residual(seen.at))
    assert seen.facts and residual.max() <= 1e-8
    assert len({f.key for f in seen.facts}) == len(seen.facts)
    assert not any(isinstance(f, OpenFact) for f in seen.facts)


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_same_in_fewer_instances_or_more(look: Any, program: str) -> None:
    """What holds in all holds in each; the order of the finds doesn't change from run to run."""
    seen = look(program)
    again = find_facts(Inventory(seen.scene), take(seen.at, np.arange(seen.at.n)))
    assert [str(f) for f in again] == [str(f) for f in seen.facts]
    one = {f.key for f in find_facts(seen.inventory, take(seen.at, np.array([0])))}
    kept = [
        f for f in seen.facts if type(f).__name__ in ("Parallel", "Perpendicular", "OnCircle", "MidpointOf")
    ]
    assert {f.key for f in kept} <= one


def test_an_accident_is_found_in_its_instance_only(look: Any) -> None:
    seen = look(FREE)
    at = take(seen.at, np.arange(4))
    a, b, c, d = (p for p in seen.inventory.points)
    z = at.point(d).copy()
    z[2] = at.point(c)[2] + 0.7 * (at.point(b)[2] - at.point(a)[2])  # CD ∥ AB in the third instance
    at.put(d, z)
    text = seen.fact("AB parallel CD").key
    assert text in {f.key for f in find_facts(seen.inventory, take(at, np.array([2])))}
    assert text not in {f.key for f in find_facts(seen.inventory, take(at, np.array([1])))}
    assert text not in {f.key for f in find_facts(seen.inventory, at)}
