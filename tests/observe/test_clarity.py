"""Nothing that is drawn almost looks like something else."""

from __future__ import annotations

import numpy as np
import pytest

import geodsl
from geodsl.realize.attempts import Attempts, Refused
from geodsl.realize.evaluate import take
from geodsl.units import DEGREES, SHARE


def angle(a: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    return np.degrees(np.abs(np.angle((a - b) / (c - b))))


def test_a_plain_triangle_looks_neither_right_nor_isosceles() -> None:
    found = geodsl.parse("triangle ABC").realize(n=60)
    p, size = found.points, found.at.size
    corners = [p["A"], p["B"], p["C"]]
    for k in range(3):
        a, b, c = corners[k - 1], corners[k], corners[(k + 1) % 3]
        assert (np.abs(angle(a, b, c) - 90) >= DEGREES - 1e-9).all()
        assert (np.abs(np.abs(a - b) - np.abs(c - b)) >= SHARE * size - 1e-9).all()


def test_a_plain_quadrilateral_has_no_sides_that_look_parallel() -> None:
    found = geodsl.parse("quadrilateral ABCD\nconvex ABCD").realize(n=40)
    a, b, c, d = (found.points[n] for n in "ABCD")
    for u, v in ((b - a, d - c), (c - b, a - d)):
        turn = np.degrees(np.abs(np.angle(u / v)))
        assert (np.minimum(turn, 180 - turn) >= DEGREES - 1e-9).all()


def test_a_point_beside_a_circle_is_visibly_beside_it() -> None:
    found = geodsl.parse("circle w center O radius 2\npoint P\npoint Q\ndraw PQ").realize(n=40)
    o, p = found.points["O"], found.points["P"]
    assert (np.abs(np.abs(p - o) - 2) >= SHARE * found.at.size - 1e-9).all()


def test_what_is_stated_may_hold() -> None:
    found = geodsl.parse("triangle ABC with AB = AC, angle A = 90°").realize(n=10)
    a, b, c = (found.points[n] for n in "ABC")
    assert np.allclose(angle(b, a, c), 90)
    assert np.allclose(np.abs(b - a), np.abs(c - a))


def test_what_follows_may_hold() -> None:
    found = geodsl.parse("circle w diameter AB\npoints A, B\nC on w\ntriangle ABC").realize(n=10)
    a, b, c = (found.points[n] for n in "ABC")
    assert np.allclose(angle(a, c, b), 90)


@pytest.mark.parametrize(("tilt", "clear"), [(0.0, False), (2.0, False), (6.0, True)])
def test_the_judge_sees_a_tilt_of_some_degrees(tilt: float, clear: bool) -> None:
    d = geodsl.parse("quadrilateral ABCD")
    at = take(Attempts(d.scene, seed=0).batch(60), np.array([0]))
    way = np.exp(1j * np.radians(tilt))
    corners = {"A": 0j, "B": 7 + 0j, "C": 5.2 + 3.1j, "D": 5.2 + 3.1j - 2.2 * way}
    for name, z in corners.items():
        at.put(d.scene.by_name[name].ref, np.array([z]))
    at.size = np.array([7.0])
    refused = Refused()
    assert d.observation.clarity.judge(at, refused).tolist() == [clear]
    if not clear:
        (reason,) = refused
        assert "parallel" in reason
        assert reason.endswith("by accident" if tilt == 0 else "clearly false")


def test_a_stated_inequality_holds_visibly() -> None:
    found = geodsl.parse("triangle ABC with angle A < 60°").realize(n=40)
    p = found.points
    assert (angle(p["B"], p["A"], p["C"]) <= 60 - DEGREES / 2 + 1e-9).all()


@pytest.mark.parametrize(
    "text",
    [
        "right triangle ABC with AB = 3, BC = 4",  # the hypotenuse or a leg
        "half-equilateral triangle ABC with angle A = 60°",
        "isosceles triangle ABC\nright triangle ABC",
    ],
)
def test_what_a_disjunction_leaves_open_is_no_accident(text):
    diagram = geodsl.parse(text)
    a, b, c = (diagram.realize(seed=0, n=32).points[name] for name in "ABC")
    corners = np.stack(
        [np.angle((y - x) / (z - x), deg=True) for x, y, z in ((a, b, c), (b, c, a), (c, a, b))]
    )
    right = np.abs(np.abs(corners) - 90) < 1e-6
    assert right.any(axis=0).all() and len(set(right.argmax(axis=0))) >= 2
    # Yet no corner is nearly right where it isn't.
    assert (np.abs(np.abs(corners[~right]) - 90) > 3.9).all()


@pytest.mark.parametrize(
    ("text", "implied"),
    [
        ("right isosceles triangle ABC with AB = AC", "angle CAB right"),
        ("kite ABCD with AB = AD", "BC = CD"),
        ("right isosceles triangle ABC\nangle C right", "BC = CA"),
    ],
)
def test_a_disjunction_that_is_partly_said_is_decided(text, implied):
    assert implied in [str(fact) for fact in geodsl.parse(text).facts().implied]


QUADRILATERAL = "quadrilateral ABCD with AB = 4, BC = 5, CD = 4.1, DA = 5.1\nconvex ABCD\nAC = 6.4\n"
NEARLY = ("AB = CD", "BC = DA", "AB parallel CD", "BC parallel DA")


def test_what_is_overlooked_may_be_unclear() -> None:
    with pytest.raises(geodsl.RealizeError):
        geodsl.parse(QUADRILATERAL).realize(n=4)
    more = "AB perpendicular BC, BC perpendicular CD, CD perpendicular DA, DA perpendicular AB"
    diagram = geodsl.parse(QUADRILATERAL + f"overlook {', '.join(NEARLY)}\noverlook {more}")
    figures = diagram.realize(n=4)
    p, size = figures.points, figures.at.size
    assert (np.abs(np.abs(p["A"] - p["B"]) - np.abs(p["C"] - p["D"])) < SHARE * size).all()
    watched = {f.key for f in diagram.observation.clarity.watched.facts}
    assert not watched & {f.key for f in diagram.scene.overlooked}
    assert [str(f) for f in diagram.scene.overlooked][:4] == list(NEARLY)


def test_overlooking_something_puts_nothing_into_the_figure() -> None:
    plain = geodsl.parse("quadrilateral ABCD")
    other = geodsl.parse("quadrilateral ABCD\noverlook AC perpendicular BD\noverlook angle ABD = angle DBC")
    assert [f.key for f in plain.observation.clarity.watched.facts] == [
        f.key for f in other.observation.clarity.watched.facts
    ]


@pytest.mark.parametrize("order", ["claim AB = AC", "mark AB = AC"])
def test_what_is_said_is_checked_whatever_else_is_overlooked(order: str) -> None:
    text = f"triangle ABC\n{order}\noverlook isosceles triangle ABC, AB = BC"
    assert "E303" in [d.code for d in geodsl.check(text)]


def test_an_inequality_that_is_stated_still_holds_visibly() -> None:
    found = geodsl.parse("triangle ABC with angle A < 60°\noverlook angle A = 60°").realize(n=20)
    p = found.points
    assert (angle(p["B"], p["A"], p["C"]) <= 60 - DEGREES / 2 + 1e-9).all()


def test_what_is_overlooked_brings_in_no_points() -> None:
    assert [d.code for d in geodsl.check("triangle ABC\noverlook P on AB")] == ["E204"]
