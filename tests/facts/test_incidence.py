"""Facts of incidence: points on, between, inside; lines through; circles that touch."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely

from geodsl.facts.between import Between
from geodsl.facts.center_of import CenterOf
from geodsl.facts.chord_of import ChordOf
from geodsl.facts.circle_within import CircleWithin
from geodsl.facts.circles_apart import CirclesApart
from geodsl.facts.circles_cross import CirclesCross
from geodsl.facts.collinear import Collinear
from geodsl.facts.concurrent import Concurrent
from geodsl.facts.concyclic import Concyclic
from geodsl.facts.crosses import Crosses
from geodsl.facts.diameter_of import DiameterOf
from geodsl.facts.externally_tangent import ExternallyTangent
from geodsl.facts.inside_circle import InsideCircle
from geodsl.facts.inside_polygon import InsidePolygon
from geodsl.facts.internally_tangent import InternallyTangent
from geodsl.facts.misses import Misses
from geodsl.facts.on_arc import OnArc
from geodsl.facts.on_circle import OnCircle
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_ray import OnRay
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.opposite_sides import OppositeSides
from geodsl.facts.outside_circle import OutsideCircle
from geodsl.facts.outside_polygon import OutsidePolygon
from geodsl.facts.radius_of import RadiusOf
from geodsl.facts.same_side import SameSide
from geodsl.facts.tangent_to import TangentTo
from geodsl.numeric import Circle, Segment
from geodsl.numeric import Line as Value
from geodsl.objects import Line, Polygon, Ray, Ref
from geodsl.objects import Segment as Stretch

A, B, C, D, E, F, O, P, Q = (Ref(x, "point") for x in "ABCDEFOPQ")
w, v = Ref("w", "circle"), Ref("v", "circle")
l, k, m = (Ref(x, "line") for x in "lkm")
s, r, a = Ref("s", "segment"), Ref("r", "ray"), Ref("a", "arc")


# -- other formulas: real coordinates, areas by Heron, shapely ------------------------------


def heron(x: float, y: float, z: float) -> float:
    h = (x + y + z) / 2
    return np.sqrt(np.maximum(h * (h - x) * (h - y) * (h - z), 0.0))


def altitude(p: Any, a: Any, b: Any) -> Any:
    """How far p is from the line ab, from three lengths."""
    return 2 * heron(abs(p - a), abs(p - b), abs(a - b)) / abs(a - b)


def each(make: Any, *arrays: Any) -> Any:
    return np.array([make(*row) for row in zip(*arrays, strict=True)])


def xy(z: complex) -> tuple[float, float]:
    return z.real, z.imag


def to_path(p: Any, *corners: Any) -> Any:
    return each(
        lambda p, *c: shapely.Point(xy(p)).distance(shapely.LineString([xy(z) for z in c])), p, *corners
    )


def to_arc(p: Any, arc: Any) -> Any:
    """The least distance from many points of the arc, refined around the best of them."""

    def one(p: complex, c: complex, radius: float, start: float, sweep: float) -> float:
        low, high = start, start + sweep
        for _ in range(12):
            t = np.linspace(low, high, 401)
            gaps = abs(c + radius * np.exp(1j * t) - p)
            i = gaps.argmin()
            low, high = t[max(i - 1, 0)], t[min(i + 1, 400)]
        return gaps.min()

    return each(one, p, *arc)


def in_polygon(p: Any, *corners: Any) -> Any:
    def one(p: complex, *corners: complex) -> float:
        point, ring = shapely.Point(xy(p)), shapely.LinearRing([xy(z) for z in corners])
        return point.distance(ring) * (1 if shapely.Polygon(ring).contains(point) else -1)

    return each(one, p, *corners)


def to_circle_through(a: Any, b: Any, c: Any, d: Any) -> Any:
    """|power of d| / (2 R), the power from a determinant, over the circle through a, b and c."""

    def one(a: complex, b: complex, c: complex, d: complex) -> float:
        rows = [[z.real, z.imag, abs(z) ** 2, 1.0] for z in (a, b, c, d)]
        area = heron(abs(a - b), abs(b - c), abs(c - a))
        radius = abs(a - b) * abs(b - c) * abs(c - a) / (4 * area)
        return abs(np.linalg.det(rows)) / (2 * area) / (2 * radius)

    return each(one, a, b, c, d)


def shortest_to_circle(z: list[Any]) -> Any:
    ways = [to_circle_through(*(x for j, x in enumerate(z) if j != i), z[i]) for i in range(4)]
    return np.min(ways, axis=0)


def meeting(g: Any, h: Any) -> Any:
    """Where two lines meet, by solving two equations."""

    def one(p: complex, u: complex, q: complex, t: complex) -> complex:
        x = np.linalg.solve([[u.real, -t.real], [u.imag, -t.imag]], [(q - p).real, (q - p).imag])
        return p + x[0] * u

    return each(one, g.origin, g.direction, h.origin, h.direction)


def to_line(p: Any, g: Any) -> Any:
    return altitude(p, g.origin - 5 * g.direction, g.origin + 5 * g.direction)


def concurrence(*g: Any) -> Any:
    return np.min([to_line(meeting(g[i - 1], g[i - 2]), g[i]) for i in range(3)], axis=0)


def parted(p: Any, q: Any, g: Any) -> Any:
    """The smaller distance, negative where the segment pq meets the line."""
    least = np.minimum(to_line(p, g), to_line(q, g))
    far = [xy(g.origin[i] + t * g.direction[i]) for i in range(len(p)) for t in (-99, 99)]
    lines = [shapely.LineString(far[2 * i : 2 * i + 2]) for i in range(len(p))]
    meets = [shapely.LineString([xy(p[i]), xy(q[i])]).intersects(lines[i]) for i in range(len(p))]
    return np.where(meets, -least, least)


def on_circle(g: Any, c: Circle) -> Any:
    return c.center + c.radius * g.way()


# -- figures where the facts hold ---------------------------------------------------------


def along(names: str, low: float, high: float) -> Any:
    """P between (or beyond) two points."""

    def make(g: Any) -> dict[str, Any]:
        p, q = g.point(), g.point()
        return {names[0]: p, names[1]: q, names[2]: p + g.number(low, high) * (q - p)}

    return make


def on_ray(g: Any) -> dict[str, Any]:
    ray = g.value("ray")
    return {"r": ray, "P": ray.origin + g.number(0.5, 4) * ray.direction}


def on_named_segment(g: Any) -> dict[str, Any]:
    seg = g.value("segment")
    return {"s": seg, "P": seg.a + g.number(0.2, 0.8) * (seg.b - seg.a)}


def on_line(g: Any) -> dict[str, Any]:
    line = g.value("line")
    return {"l": line, "P": line.origin + g.number(-4, 4) * line.direction}


def on_arc(g: Any) -> dict[str, Any]:
    arc = g.value("arc")
    return {
        "a": arc,
        "P": arc.center + arc.radius * np.exp(1j * (arc.start + g.number(0.1, 0.9) * arc.sweep)),
    }


def round_points(*names: str) -> Any:
    def make(g: Any) -> dict[str, Any]:
        c = g.circle()
        start, n = g.number(0, 6), len(names)
        at = {
            x: c.center + c.radius * np.exp(1j * (start + 5.5 * i / n + g.number(0, 0.5)))
            for i, x in enumerate(names)
        }
        return {"w": c, **at}

    return make


def centred(g: Any) -> dict[str, Any]:
    c = g.circle()
    return {"w": c, "O": c.center}


def radius(first: str, second: str) -> Any:
    def make(g: Any) -> dict[str, Any]:
        c = g.circle()
        return {"w": c, first: c.center, second: on_circle(g, c)}

    return make


def diameter(g: Any) -> dict[str, Any]:
    c = g.circle()
    p = on_circle(g, c)
    return {"w": c, "A": p, "B": 2 * c.center - p}


def named_diameter(g: Any) -> dict[str, Any]:
    made = diameter(g)
    return {"w": made["w"], "s": Segment(made["A"], made["B"])}


def touching(g: Any) -> dict[str, Any]:
    c, way = g.circle(), g.way()
    touch = c.center + c.radius * way
    return {"w": c, "A": touch + 1j * way * g.number(0.5, 2), "B": touch - 1j * way * g.number(0.5, 2)}


def circles(sign: int) -> Any:
    def make(g: Any) -> dict[str, Any]:
        c, way, r = g.circle(), g.way(), g.number(0.3, 1.9)
        other = c.radius + 0.4 + r if sign < 0 else r
        gap = c.radius + other if sign > 0 else other - c.radius
        return {"w": c, "v": Circle(c.center + gap * way, other)}

    return make


def passing(share: float) -> Any:
    """A line whose distance from the circle's centre is a share of the radius."""

    def make(g: Any) -> dict[str, Any]:
        c, way = g.circle(), g.way()
        near = c.center + share * c.radius * way
        return {"w": c, "A": near + 1j * way * g.number(0.5, 2), "B": near - 1j * way * g.number(0.5, 2)}

    return make


def placed(share: float) -> Any:
    """Two circles, the first within the second (0), across it (1) or beside it (2)."""

    def make(g: Any) -> dict[str, Any]:
        c, way, r = g.circle(), g.way(), g.number(0.3, 1.9)
        other = c.radius + 0.4 + r
        gaps = (0.5 * (other - c.radius), other, 1.2 * (other + c.radius))
        return {"w": c, "v": Circle(c.center + gaps[int(share)] * way, other)}

    return make


def chord_root(v: dict[str, Any]) -> Any:
    """The line's distance from the circle's centre, by areas."""
    return altitude(v["w"].center, v["A"], v["B"])


def nearest_and_farthest(v: dict[str, Any]) -> tuple[Any, Any]:
    """The least and the greatest distance of w's points from v's centre, signed: negative is through it."""
    gap = np.hypot(*xy(v["w"].center - v["v"].center))
    return gap - v["w"].radius, gap + v["w"].radius


def inside(g: Any) -> dict[str, Any]:
    c = g.circle()
    return {"w": c, "P": c.center + 0.7 * c.radius * g.way()}


def outside(g: Any) -> dict[str, Any]:
    c = g.circle()
    return {"w": c, "P": c.center + 1.7 * c.radius * g.way()}


def star(scale: float) -> Any:
    """A quadrilateral with a reflex corner, and a point near (or far beyond) its first corner."""

    def make(g: Any) -> dict[str, Any]:
        o, u = g.point(), g.way()
        corners = [o + u * z for z in (2, 1j, -2 + 0.5j, 0.2j + 0.3)]
        return {**dict(zip("ABCD", corners, strict=True)), "P": o + u * (0.7 + 0.35j) * scale}

    return make


def some_point(g: Any) -> dict[str, Any]:
    made = star(1.0)(g)
    return {**made, "P": made["A"] * g.number(0, 1) + made["C"] * g.number(0, 1)}


def sides(sign: float) -> Any:
    def make(g: Any) -> dict[str, Any]:
        line = g.value("line")
        p, q = (line.origin + line.direction * (g.number(-2, 2) + h * 1j * g.number()) for h in (1, sign))
        return {"l": line, "P": p, "Q": q}

    return make


def concurrent(*names: str) -> Any:
    def make(g: Any) -> dict[str, Any]:
        p, start = g.point(), g.number(0, 6)
        out = {}
        for i, name in enumerate(names):
            way = np.exp(1j * (start + i * 3.0 / len(names) + g.number(0, 0.3)))
            out[name] = type(g.value("line"))(p + g.number(-2, 2) * way, way)
        return out

    return make


def cevians(g: Any) -> dict[str, Any]:
    p, made = g.point(), g.points("ABC")
    return {**made, **{y: p + g.number(-2, -0.5) * (made[x] - p) for x, y in zip("ABC", "DEF", strict=True)}}


def off_center(v: dict[str, Any], p: Any) -> Any:
    return np.sqrt((p - v["w"].center).real ** 2 + (p - v["w"].center).imag ** 2)


def off_circle(v: dict[str, Any], p: Any) -> Any:
    return abs(off_center(v, p) - v["w"].radius)


def line_through(p: Any, q: Any) -> Any:
    return Value(p, (q - p) / abs(q - p))


CASES = {
    "line": (
        OnLine(P, Line(A, B)),
        along("ABP", -2, 3),
        lambda v, size: altitude(v["P"], v["A"], v["B"]) / size,
        "P on AB",
        "P is on line AB",
        "P lies on AB",
    ),
    "named line": (
        OnLine(P, l),
        on_line,
        lambda v, size: to_line(v["P"], v["l"]) / size,
        "P on l",
        "P on line l",
    ),
    "segment": (
        OnSegment(P, Stretch(A, B)),
        along("ABP", 0.2, 0.8),
        lambda v, size: to_path(v["P"], v["A"], v["B"]) / size,
        "P on segment AB",
        "P lies on segment AB",
    ),
    "named segment": (
        OnSegment(P, s),
        on_named_segment,
        lambda v, size: to_path(v["P"], v["s"].a, v["s"].b) / size,
        "P on s",
        "P on segment s",
    ),
    "ray": (
        OnRay(P, Ray(A, B)),
        along("ABP", 0.2, 3),
        lambda v, size: to_path(v["P"], v["A"], v["A"] + 99 * (v["B"] - v["A"])) / size,
        "P on ray AB",
    ),
    "named ray": (
        OnRay(P, r),
        on_ray,
        lambda v, size: to_path(v["P"], v["r"].origin, v["r"].origin + 99 * v["r"].direction) / size,
        "P on r",
    ),
    "circle": (
        OnCircle(P, w),
        round_points("P"),
        lambda v, size: off_circle(v, v["P"]) / size,
        "P on w",
        "P on the circle w",
    ),
    "arc": (OnArc(P, a), on_arc, lambda v, size: to_arc(v["P"], v["a"]) / size, "P on a", "P lies on arc a"),
    "between": (
        Between(B, A, C),
        along("ACB", 0.2, 0.8),
        lambda v, size: to_path(v["B"], v["A"], v["C"]) / size,
        "B between A and C",
        "B lies between A and C",
    ),
    "inside circle": (
        InsideCircle(P, w),
        inside,
        lambda v, size: (v["w"].radius - off_center(v, v["P"])) / size,
        "P inside w",
        "P is inside circle w",
    ),
    "outside circle": (
        OutsideCircle(P, w),
        outside,
        lambda v, size: (off_center(v, v["P"]) - v["w"].radius) / size,
        "P outside w",
        {"off": inside},
    ),
    "inside polygon": (
        InsidePolygon(P, Polygon((A, B, C, D))),
        star(1.0),
        lambda v, size: in_polygon(*(v[x] for x in "PABCD")) / size,
        "P inside ABCD",
        "P lies inside quadrilateral ABCD",
        {"off": some_point},
    ),
    "outside polygon": (
        OutsidePolygon(P, Polygon((A, B, C, D))),
        star(3.0),
        lambda v, size: -in_polygon(*(v[x] for x in "PABCD")) / size,
        "P outside ABCD",
        {"off": star(0.9)},
    ),
    "same side": (
        SameSide(P, Q, l),
        sides(1.0),
        lambda v, size: parted(v["P"], v["Q"], v["l"]) / size,
        "P and Q on the same side of l",
        "P, Q are on the same side of l",
        "P on same side of l as Q",
    ),
    "opposite sides": (
        OppositeSides(P, Q, l),
        sides(-1.0),
        lambda v, size: -parted(v["P"], v["Q"], v["l"]) / size,
        "P and Q on opposite sides of l",
        "P, Q on opposite sides of l",
        "P on the other side of l from Q",
        "P on the opposite side of l from Q",
    ),
    "collinear": (
        Collinear((A, B, C)),
        along("ABC", -2, 3),
        lambda v, size: np.min([altitude(*(v[x] for x in o)) for o in ("ABC", "BCA", "CAB")], axis=0) / size,
        "A, B, C collinear",
        "ABC collinear",
        "points A, B and C are collinear",
    ),
    "four collinear": (
        Collinear((A, B, C, D)),
        lambda g: (lambda d: {**d, "D": d["A"] + g.number(-2, 3) * (d["B"] - d["A"])})(
            along("ABC", -2, 3)(g)
        ),
        lambda v, size: (
            np.max(
                [
                    np.min([altitude(*(v[x] for x in o)) for o in (t, t[1:] + t[0], t[2] + t[:2])], axis=0)
                    for t in ("ABC", "ABD")
                ],
                axis=0,
            )
            / size
        ),
        "A, B, C, D collinear",
    ),
    "concurrent": (
        Concurrent((k, l, m)),
        concurrent("k", "l", "m"),
        lambda v, size: concurrence(v["k"], v["l"], v["m"]) / size,
        "k, l, m concurrent",
        "lines k, l and m are concurrent",
    ),
    "cevians": (
        Concurrent((Line(A, D), Line(B, E), Line(C, F))),
        cevians,
        lambda v, size: concurrence(*(line_through(v[x], v[y]) for x, y in ("AD", "BE", "CF"))) / size,
        "AD, BE, CF concurrent",
    ),
    "four concurrent": (
        Concurrent((k, l, m, Line(A, B))),
        lambda g: (lambda d: {"A": d["n"].origin, "B": d["n"].origin + d["n"].direction, **d})(
            concurrent("k", "l", "m", "n")(g)
        ),
        lambda v, size: (
            np.maximum(
                concurrence(v["k"], v["l"], v["m"]), concurrence(v["k"], v["l"], line_through(v["A"], v["B"]))
            )
            / size
        ),
        "k, l, m, AB concurrent",
    ),
    "concyclic": (
        Concyclic((A, B, C, D)),
        round_points("A", "B", "C", "D"),
        lambda v, size: shortest_to_circle([v[x] for x in "ABCD"]) / size,
        "A, B, C, D concyclic",
        "points A, B, C and D are concyclic",
    ),
    "five concyclic": (
        Concyclic((A, B, C, D, E)),
        round_points("A", "B", "C", "D", "E"),
        lambda v, size: (
            np.max([shortest_to_circle([v[x] for x in t]) for t in ("ABCD", "ABCE")], axis=0) / size
        ),
        "A, B, C, D, E concyclic",
    ),
    "center": (
        CenterOf(O, w),
        centred,
        lambda v, size: off_center(v, v["O"]) / size,
        "O center of w",
        "O is the center of w",
    ),
    "radius": (
        RadiusOf(Stretch(O, A), w),
        radius("O", "A"),
        lambda v, size: (
            np.where(
                off_center(v, v["O"]) <= off_center(v, v["A"]),
                np.maximum(off_center(v, v["O"]), off_circle(v, v["A"])),
                np.maximum(off_center(v, v["A"]), off_circle(v, v["O"])),
            )
            / size
        ),
        "OA radius of w",
    ),
    "diameter": (
        DiameterOf(Stretch(A, B), w),
        diameter,
        lambda v, size: np.maximum(off_center(v, (v["A"] + v["B"]) / 2), off_circle(v, v["A"])) / size,
        "AB diameter of w",
    ),
    "named diameter": (
        DiameterOf(s, w),
        named_diameter,
        lambda v, size: np.maximum(off_center(v, (v["s"].a + v["s"].b) / 2), off_circle(v, v["s"].a)) / size,
        "s diameter of w",
    ),
    "chord": (
        ChordOf(Stretch(A, B), w),
        round_points("A", "B"),
        lambda v, size: np.maximum(off_circle(v, v["A"]), off_circle(v, v["B"])) / size,
        "AB chord of w",
    ),
    "tangent": (
        TangentTo(Line(A, B), w),
        touching,
        lambda v, size: abs(altitude(v["w"].center, v["A"], v["B"]) - v["w"].radius) / size,
        "AB tangent to w",
        "AB touches w",
        "line AB is tangent to circle w",
    ),
    "crosses": (
        Crosses(Line(A, B), w),
        passing(0.4),
        lambda v, size: (v["w"].radius - chord_root(v)) / size,
        "AB crosses w",
        "AB cuts w",
        "line AB crosses circle w",
    ),
    "misses": (
        Misses(Line(A, B), w),
        passing(1.4),
        lambda v, size: (chord_root(v) - v["w"].radius) / size,
        "AB misses w",
        {"off": passing(0.6)},
    ),
    "circles cross": (
        CirclesCross(w, v),
        placed(1),
        # Of w's points some are nearer to v's centre than v's are, and some farther.
        lambda x, size: (
            np.minimum(
                x["v"].radius - abs(nearest_and_farthest(x)[0]), nearest_and_farthest(x)[1] - x["v"].radius
            )
            / size
        ),
        "w crosses v",
        "w cuts v",
        "w and v cross",
        "circle w crosses circle v",
    ),
    "circles apart": (
        CirclesApart(w, v),
        placed(2),
        lambda x, size: (nearest_and_farthest(x)[0] - x["v"].radius) / size,
        "w outside v",
        "w lies outside v",
        "w and v are apart",
        {"off": placed(1)},
    ),
    "circle within": (
        CircleWithin(w, v),
        placed(0),
        lambda x, size: (x["v"].radius - nearest_and_farthest(x)[1]) / size,
        "w inside v",
        "w is inside circle v",
        {"off": placed(1)},
    ),
    "externally tangent": (
        ExternallyTangent(w, v),
        circles(1),
        lambda x, size: (
            abs(np.hypot(*xy(x["w"].center - x["v"].center)) - x["w"].radius - x["v"].radius) / size
        ),
        "w externally tangent to v",
        "w touches v externally",
    ),
    "internally tangent": (
        InternallyTangent(w, v),
        circles(-1),
        lambda x, size: (
            abs(
                np.hypot(*xy(x["w"].center - x["v"].center))
                - np.maximum(x["w"].radius, x["v"].radius)
                + np.minimum(x["w"].radius, x["v"].radius)
            )
            / size
        ),
        "w internally tangent to v",
        "w touches v internally",
    ),
}


def test_names_in_any_order_mean_the_same() -> None:
    assert Collinear((A, B, C)).key == Collinear((C, A, B)).key != Collinear((A, B, D)).key
    assert Concyclic((A, B, C, D)).key == Concyclic((D, B, A, C)).key
    assert Concurrent((k, l, m)).key == Concurrent((m, k, l)).key
    assert Between(B, A, C).key == Between(B, C, A).key != Between(A, B, C).key
    assert SameSide(P, Q, l).key == SameSide(Q, P, l).key != OppositeSides(P, Q, l).key
    assert ExternallyTangent(w, v).key == ExternallyTangent(v, w).key
    assert CirclesCross(w, v).key == CirclesCross(v, w).key
    assert CirclesApart(w, v).key == CirclesApart(v, w).key
    assert CircleWithin(w, v).key != CircleWithin(v, w).key
    assert OnRay(P, Ray(A, B)).key != OnRay(P, Ray(B, A)).key


def test_too_few_say_nothing(reading: Any) -> None:
    for kind, few in ((Collinear, (A, B)), (Concyclic, (A, B, C)), (Concurrent, (l, k))):
        with pytest.raises(ValueError):
            kind(few)
    assert reading("A, B collinear", {}) == []


def test_collinear_and_on_line_entail_each_other() -> None:
    keys = {f.key for f in Collinear((A, B, C)).entails()}
    assert keys == {OnLine(A, Line(C, B)).key, OnLine(B, Line(A, C)).key, OnLine(C, Line(A, B)).key}
    (back,) = OnLine(A, Line(B, C)).entails()
    assert back.key == Collinear((A, B, C)).key
    assert OnLine(A, l).entails() == ()


def test_loci() -> None:
    assert OnLine(P, l).loci(P) == (l,)
    assert OnLine(P, Line(A, B)).loci(A) == ()
    assert OnCircle(P, w).loci(P) == (w,)
    assert OnSegment(P, s).loci(P) == (s,)
    assert OnArc(P, a).loci(P) == (a,)
    assert OnRay(P, r).loci(P) == (r,)
    assert Between(B, A, C).loci(B) == (Stretch(A, C),)
    assert Collinear((A, B, C)).loci(B) == (Line(A, C),)
    assert Collinear((A, B, C)).loci(D) == ()


def test_ends_count_as_on_the_segment(new_case: Any) -> None:
    found = new_case(OnSegment(P, Stretch(A, B)), None, None)
    one = np.ones(6)
    values = {"A": 1j * one, "B": one * (2 + 1j), "P": 1j * one}
    assert np.abs(found.fact.residual(found.at(values, one))).max() == 0


def test_nearly_straight_triples_do_not_hide_a_circle(new_case: Any) -> None:
    """A, B, C in a line and D beside it: no circle, however small their triangle is."""
    one = np.ones(6)
    case = new_case(Concyclic((A, B, C, D)), None, None)
    for bend in (0.0, 1e-9, 1e-4):
        values = {"A": 0j * one, "B": one * (1 + bend * 1j), "C": one * (2 + 0j), "D": one * (1 + 1j)}
        assert (case.fact.measure(case.at(values, one * 2)) > 0.1).all()


def test_nan_is_never_true(new_case: Any) -> None:
    """Where three of four points coincide nothing is known, whichever part says so."""
    one = np.ones(6)
    case = new_case(Collinear((A, B, C, D)), None, None)
    for far in "CD":
        values = {x: one * (x == far) + 0j for x in "ABCD"}
        assert np.isnan(case.fact.residual(case.at(values, one))).all()
