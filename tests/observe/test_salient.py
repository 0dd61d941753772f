"""The facts that a reader would look at: which are asked of, which aren't, and how much work they are."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import numpy as np
import pytest

import geodsl
from geodsl.measure import Measured
from geodsl.observe.inventory import Inventory
from geodsl.observe.salient import salient_facts
from geodsl.realize.attempts import Attempts
from geodsl.realize.evaluate import take

ALTITUDES = (
    "triangle ABC\nD = foot of A on BC\nE = foot of B on CA\nF = foot of C on AB\nH = orthocenter of ABC\n"
    "M = midpoint of BC\nN = midpoint of CA\nL = midpoint of AB\ncircle w through A, B, C\n"
    "draw segments AD, BE, CF, MN, NL, LM"
)


def asked(look: Any, program: str, text: str) -> bool:
    seen = look(program)
    return seen.fact(text).key in {f.key for f in salient_facts(seen.inventory, seen.at)}


CASES = [
    ("triangle ABC", "AB perpendicular BC", True),
    ("triangle ABC", "AB = CA", True),
    ("triangle ABC", "A on segment BC", True),
    ("triangle ABC", "B on segment BC", False),
    ("quadrilateral ABCD", "AB parallel CD", True),
    ("quadrilateral ABCD", "AB parallel BC", True),
    ("quadrilateral ABCD", "AB = CD", True),
    ("quadrilateral ABCD", "AB perpendicular BC", True),
    ("quadrilateral ABCD", "AB perpendicular CD", False),
    ("regular hexagon ABCDEF", "AB parallel DE", True),
    ("regular hexagon ABCDEF", "AB parallel CD", False),
    ("points A, B, C, D\ndraw segments AB, CD", "AB parallel CD", False),
    ("points A, B, C, D\ndraw segments AB, CD", "AB = CD", False),
    ("points A, B, C\ndraw segments AB, AC", "AB perpendicular AC", False),
    ("triangle ABC\nD on segment BC\ndraw AD", "AD perpendicular BC", True),
    ("triangle ABC\nD on segment BC\ndraw segments AD, BD", "AD perpendicular BD", False),
    ("triangle ABC\nD on segment BC\ndraw AD", "AB perpendicular AD", False),
    ("convex quadrilateral ABCD\nE = intersection of AC and BD\ndraw AC, BD", "AC perpendicular BD", True),
    ("circle w\npoint P\ndraw w", "P on w", True),
    ("circle w\npoint P on w", "P on w", False),
    ("circle w center O radius 2", "O on w", False),
    ("line l\npoint P", "P on l", True),
    ("line l\npoint P on l", "P on l", False),
    ("line l\ncircle w", "l tangent to w", True),
    ("circle w\npoint A on w\npoint B on w\ndraw AB", "AB tangent to w", False),
    ("circle w\npoint A on w\npoint B on w\nl = line AB", "l tangent to w", False),
    ("circle w\npoint A on w\npoint P\ndraw AP", "AP tangent to w", False),
    ("circle w\ncircle v", "w externally tangent to v", True),
    (ALTITUDES, "H on segment AD", False),
    (ALTITUDES, "H on segment MN", True),
]


@pytest.mark.parametrize(("program", "text", "wanted"), CASES)
def test_what_is_asked(look: Any, program: str, text: str, wanted: bool) -> None:
    assert asked(look, program, text) is wanted


def test_without_figures_only_statements_count() -> None:
    inventory = Inventory(geodsl.parse(ALTITUDES).scene)
    told = {str(f) for f in salient_facts(inventory)}
    assert "H on segment AD" in told and "D on segment BC" not in told


@pytest.mark.parametrize("program", [ALTITUDES, "square ABCD", "circle w\nline l\npoints A, B on w"])
def test_no_fact_twice_and_the_same_order_always(look: Any, program: str) -> None:
    seen = look(program)
    facts = salient_facts(seen.inventory, seen.at)
    assert len({f.key for f in facts}) == len(facts)
    assert [str(f) for f in facts] == [str(f) for f in salient_facts(Inventory(seen.scene), seen.at)]


def test_as_many_as_points_times_curves(look: Any) -> None:
    inventory = look(ALTITUDES).inventory
    curves = len(inventory.segments) + len(inventory.circles) + 12
    assert len(salient_facts(inventory)) <= len(inventory.points) * curves


def test_measured_for_many_instances_at_once(look: Any) -> None:
    """As much is called for 64 instances as for one, and little: a millisecond where nothing else is going on."""
    scene = look(ALTITUDES).scene
    measured = Measured(salient_facts(look(ALTITUDES).inventory))
    at = Attempts(scene, seed=3).batch(256)
    called: dict[int, int] = {}
    with np.errstate(all="ignore"):
        for n in (2, 1, 64):  # the first fills caches
            fresh, calls = take(at, np.arange(n)), Counter[str]()
            sys.setprofile(lambda frame, event, _, calls=calls: calls.update([event]))
            try:
                measured.measure(fresh)
            finally:
                sys.setprofile(None)
            called[n] = calls["call"] + calls["c_call"]
    assert called[64] == called[1] < 4000, called  # of 109 facts, in columns; one by one they take far more
