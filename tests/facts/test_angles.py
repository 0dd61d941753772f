"""Facts of angles and directions."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely

from geodsl.facts.acute_angle import AcuteAngle
from geodsl.facts.angle_value import AngleValue
from geodsl.facts.bisects import Bisects
from geodsl.facts.equal_angles import EqualAngles
from geodsl.facts.obtuse_angle import ObtuseAngle
from geodsl.facts.parallel import Parallel
from geodsl.facts.perpendicular import Perpendicular
from geodsl.facts.rays_meet import RaysMeet
from geodsl.facts.right_angle import RightAngle
from geodsl.numeric import Line as Value
from geodsl.numeric import Ray as Aimed
from geodsl.objects import Angle, Line, Num, Ray, Ref, Segment

A, B, C, D, E, F = (Ref(x, "point") for x in "ABCDEF")
l, m, t = Ref("l", "line"), Ref("m", "line"), Ref("t", "degrees")
r, s = Ref("r", "ray"), Ref("s", "ray")
ABC, DEF = Angle(A, B, C), Angle(D, E, F)


# -- other formulas: the cosine rule, slopes -----------------------------------------------


def turned(v: Any, names: str) -> Any:
    p, q, r = (v[n] for n in names)
    a, b, c = abs(q - r), abs(p - r), abs(p - q)
    return np.degrees(np.arccos((a * a + c * c - b * b) / (2 * a * c)))


def slope(p: Any, q: Any) -> Any:
    """A line's direction in degrees, 0 to 180."""
    return np.degrees(np.angle(q - p)) % 180


def between_lines(first: Any, second: Any) -> Any:
    gap = abs(first - second) % 180
    return np.minimum(gap, 180 - gap)


def bisector_slope(v: Any) -> Any:
    """Through the point that the bisector theorem gives on AC."""
    a, b, c = v["A"], v["B"], v["C"]
    near = (a * abs(c - b) + c * abs(a - b)) / (abs(a - b) + abs(c - b))
    return slope(b, near)


def off_vertex(v: Any) -> Any:
    """How far B is from l, by the normal's equation."""
    o, u, b = v["l"].origin, v["l"].direction, v["B"]
    normal = [-u.imag, u.real]
    return abs(normal[0] * (b.real - o.real) + normal[1] * (b.imag - o.imag))


# -- figures where the facts hold ---------------------------------------------------------


def angle_of(low: float, high: float, names: str = "ABC") -> Any:
    def make(g: Any) -> dict[str, Any]:
        b, u, angle = g.point(), g.way(), np.radians(g.number(low, high))
        angle = angle * np.where(g.number(-1, 1) > 0, 1, -1)
        p, q, r = names
        return {q: b, p: b + u * g.number(), r: b + u * g.number() * np.exp(1j * angle)}

    return make


def equal_angles(g: Any) -> dict[str, Any]:
    v = g.points("ABC")
    e, factor = g.point(), g.way() * g.number()
    d, f = (e + factor * np.conjugate(v[x] - v["B"]) for x in "AC")
    return {**v, "D": d * 1.0, "E": e, "F": e + g.number() * (f - e)}


def sized(g: Any) -> dict[str, Any]:
    v = g.points("ABC")
    return {**v, "t": np.radians(turned(v, "ABC"))}


def turned_by(angle: float) -> Any:
    def make(g: Any) -> dict[str, Any]:
        line = g.value("line")
        other = line.direction * np.exp(1j * angle)
        c = g.point()
        return {"l": line, "m": Value(g.point(), other), "C": c, "D": c - g.number() * other}

    return make


def bisected(g: Any) -> dict[str, Any]:
    v = g.points("ABC")
    b = v["B"]
    first, second = np.angle(v["A"] - b), np.angle(v["C"] - b)
    inner = np.exp(1j * (first + ((second - first + np.pi) % (2 * np.pi) - np.pi) / 2))
    return {**v, "D": b + g.number() * inner, "l": Value(b + g.number() * inner, inner)}


def meeting(g: Any) -> dict[str, Any]:
    """Two rays to one point, from it to either side of its origins' way."""
    x, u = g.point(), g.way()
    v = u * np.exp(1j * np.radians(g.number(20, 150)))
    return {"r": Aimed(x - g.number() * u, u), "s": Aimed(x - g.number() * v, v)}


def turn_of_rays(v: Any) -> Any:
    """The least angle of the triangle that they make, by differences of directions."""
    way = np.angle(v["s"].origin - v["r"].origin)
    first, second = (np.angle(v[x].direction) for x in "rs")
    turns = [(x + np.pi) % (2 * np.pi) - np.pi for x in (first - way, second - way, second - first)]
    bent = [np.where(abs(x) > np.pi / 2, np.sign(x) * np.pi - x, x) for x in turns]
    return np.degrees(np.maximum(np.min(bent, axis=0), -np.max(bent, axis=0)))


CASES = {
    "rays meet": (
        RaysMeet(r, s),
        meeting,
        lambda v, size: turn_of_rays(v),
        "r meets s",
        "ray r meets ray s",
        "r and s meet",
    ),
    "parallel": (
        Parallel(l, m),
        turned_by(0.0),
        lambda v, size: between_lines(slope(0, v["l"].direction), slope(0, v["m"].direction)),
        "l parallel m",
        "l ∥ m",
        "l is parallel to m",
        "l || m",
    ),
    "parallel line": (
        Parallel(l, Line(C, D)),
        turned_by(0.0),
        lambda v, size: between_lines(slope(0, v["l"].direction), slope(v["C"], v["D"])),
        "l parallel CD",
    ),
    "perpendicular": (
        Perpendicular(l, m),
        turned_by(np.pi / 2),
        lambda v, size: 90 - between_lines(slope(0, v["l"].direction), slope(0, v["m"].direction)),
        "l perpendicular m",
        "l ⟂ m",
        "l is perpendicular to m",
    ),
    "perpendicular arms": (
        Perpendicular(Line(A, B), Line(C, B)),
        angle_of(90, 90),
        lambda v, size: 90 - between_lines(slope(v["A"], v["B"]), slope(v["C"], v["B"])),
        "AB perpendicular CB",
    ),
    "value": (
        AngleValue(ABC, t),
        sized,
        lambda v, size: abs(turned(v, "ABC") - np.degrees(v["t"])),
        "angle ABC = t",
        "∠ABC = t",
        "t = angle ABC",
    ),
    "90°": (
        AngleValue(ABC, Num(90.0, "degrees")),
        angle_of(90, 90),
        lambda v, size: abs(turned(v, "ABC") - 90),
        "angle ABC = 90°",
    ),
    "right": (
        RightAngle(ABC),
        angle_of(90, 90),
        lambda v, size: abs(turned(v, "ABC") - 90),
        "angle ABC right",
        "angle ABC is right",
        "∠ABC is right angle",
    ),
    "acute": (
        AcuteAngle(ABC),
        angle_of(20, 80),
        lambda v, size: 90 - turned(v, "ABC"),
        "angle ABC acute",
        "angle ABC is acute",
    ),
    "obtuse": (
        ObtuseAngle(ABC),
        angle_of(100, 170),
        lambda v, size: turned(v, "ABC") - 90,
        "angle ABC obtuse",
    ),
    "equal": (
        EqualAngles(ABC, DEF),
        equal_angles,
        lambda v, size: abs(turned(v, "ABC") - turned(v, "DEF")),
        "angle ABC = angle DEF",
        "∠ABC = ∠DEF",
        "angle ABC is equal to angle DEF",
    ),
    "bisector from the vertex": (
        Bisects(Line(B, D), ABC),
        bisected,
        lambda v, size: between_lines(slope(v["B"], v["D"]), bisector_slope(v)),
        "BD bisects angle ABC",
        "line BD bisects ∠ABC",
    ),
    "bisector": (
        Bisects(l, ABC),
        bisected,
        lambda v, size: np.maximum(
            between_lines(slope(0, v["l"].direction), bisector_slope(v)), off_vertex(v) / size * 4.0 / 0.04
        ),
        "l bisects angle ABC",
    ),
}


def test_right_angles_by_all_their_names() -> None:
    """Perpendicular arms, a right angle and 90° follow from one another."""
    right, degrees = RightAngle(Angle(C, B, A)), AngleValue(ABC, Num(90.0, "degrees"))
    arms = Perpendicular(Line(B, A), Segment(C, B))
    assert [f.key for f in arms.entails()] == [right.key]
    assert [f.key for f in degrees.entails()] == [right.key]
    lines = Perpendicular(Line(A, B), Line(B, C))
    assert {f.key for f in right.entails()} == {degrees.key, lines.key}
    assert AngleValue(ABC, Num(60.0, "degrees")).entails() == ()
    assert Perpendicular(Line(A, B), Line(C, D)).entails() == Perpendicular(l, Line(C, D)).entails() == ()


def test_the_outer_bisector_bisects_nothing(new_case: Any) -> None:
    case = new_case(Bisects(Line(B, D), ABC), bisected, None)
    for values, size in case.figures(case.true):
        outer = {**values, "D": values["B"] + 1j * (values["D"] - values["B"])}
        np.testing.assert_allclose(case.fact.measure(case.at(outer, size)), 90.0, atol=1e-6)


def test_bisected_halves(new_case: Any) -> None:
    (halves,) = Bisects(Line(D, B), ABC).entails()
    assert halves.key == EqualAngles(Angle(A, B, D), Angle(D, B, C)).key
    assert Bisects(l, ABC).entails() == ()


def test_rays_meet_where_they_have_a_common_point(new_case: Any) -> None:
    case = new_case(RaysMeet(r, s), meeting, None)
    seen = []
    for make in (case.true, case.off):
        for values, size in case.figures(make, range(12)):
            far = [[values[x].origin, values[x].origin + 1e4 * values[x].direction] for x in "rs"]
            for i, positive in enumerate(case.fact.margin(case.at(values, size)) > 0):
                a, b = (shapely.LineString([(p[i].real, p[i].imag), (q[i].real, q[i].imag)]) for p, q in far)
                assert a.intersects(b) == positive
                seen.append(positive)
    assert 0.2 < np.mean(seen) < 0.9


def test_bare_letters_are_lines_and_no_rays(reading: Any) -> None:
    assert reading("AB meets CD", {}) == []
    assert reading("ray AB meets ray CD", {}) == [RaysMeet(Ray(A, B), Ray(C, D))]


def test_one_meaning_one_key() -> None:
    assert RaysMeet(r, s).key == RaysMeet(s, r).key
    assert Parallel(l, m).key == Parallel(m, l).key
    assert Perpendicular(Line(A, B), l).key == Perpendicular(l, Line(B, A)).key
    assert (
        EqualAngles(ABC, DEF).key
        == EqualAngles(DEF, Angle(C, B, A)).key
        != EqualAngles(ABC, Angle(D, F, E)).key
    )
