"""Facts of measure: lengths, ratios, areas, equations and their one-sided kin."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely

from geodsl.arithmetic import add, divide, multiply, quantity
from geodsl.facts.area_value import AreaValue
from geodsl.facts.at_most import AtMost
from geodsl.facts.divides import Divides
from geodsl.facts.equal_lengths import EqualLengths
from geodsl.facts.equation import Equation
from geodsl.facts.in_range import InRange
from geodsl.facts.length_value import LengthValue
from geodsl.facts.less import Less
from geodsl.facts.longer_than import LongerThan
from geodsl.facts.midpoint_of import MidpointOf
from geodsl.facts.perimeter_value import PerimeterValue
from geodsl.facts.same_ratio import SameRatio
from geodsl.instances import Instances
from geodsl.language.term import stacked
from geodsl.numeric import Segment as Value
from geodsl.objects import Angle, Num, Polygon, Proportion, Range, Ref, Segment

A, B, C, D, E, F, M, P = (Ref(x, "point") for x in "ABCDEFMP")
s, d, e, x, y, t, u = (
    Ref("s", "segment"),
    Ref("d", "length"),
    Ref("e", "length"),
    Ref("x", "number"),
    Ref("y", "number"),
    Ref("t", "degrees"),
    Ref("u", "area"),
)
AB, BC, CD, DC, BD, CA = (Segment(*pair) for pair in ((A, B), (B, C), (C, D), (D, C), (B, D), (C, A)))


def num(number: float) -> Num:
    return Num(number, "number")


def ratio(*parts: Any) -> Proportion:
    return Proportion(parts)


# -- other formulas ------------------------------------------------------------------------


def far(v: Any, names: str) -> Any:
    """The distance of two points, by the cosine rule from the origin."""
    p, q = v[names[0]], v[names[1]]
    cosine = np.cos(np.angle(p) - np.angle(q))
    return np.sqrt(np.abs(p) ** 2 + np.abs(q) ** 2 - 2 * np.abs(p) * np.abs(q) * cosine)


def turned(v: Any, names: str) -> Any:
    """An angle by the cosine rule, in degrees."""
    p, q, r = names
    a, b, c = far(v, q + r), far(v, p + r), far(v, p + q)
    return np.degrees(np.arccos((a * a + c * c - b * b) / (2 * a * c)))


def shape(v: Any, names: str, what: str) -> Any:
    corners = np.stack([v[n] for n in names])
    polygons = [shapely.Polygon([(z.real, z.imag) for z in column]) for column in corners.T]
    return np.array([getattr(p, what) for p in polygons])


def halfway(v: Any, size: Any) -> Any:
    """From the median's length: 4 m² = 2 a² + 2 b² - c²."""
    doubled = 2 * far(v, "MA") ** 2 + 2 * far(v, "MB") ** 2 - far(v, "AB") ** 2
    return np.sqrt(np.maximum(doubled, 0)) / 2 / size


def to_division(v: Any, size: Any, p: str, q: str, m: Any, n: Any) -> Any:
    """By Stewart's theorem."""
    f, g, c = far(v, "P" + p), far(v, "P" + q), far(v, p + q)
    return np.sqrt((n * f**2 + m * g**2) / (m + n) - m * n * c**2 / (m + n) ** 2) / size


# -- figures where the facts hold ---------------------------------------------------------


def equal(g: Any) -> dict[str, Any]:
    a, b, c = g.point(), g.point(), g.point()
    return {"A": a, "B": b, "C": c, "D": c + abs(b - a) * g.way()}


def middle(g: Any) -> dict[str, Any]:
    a, b = g.point(), g.point()
    return {"A": a, "B": b, "M": (a + b) / 2}


def named_middle(g: Any) -> dict[str, Any]:
    made = middle(g)
    return {"s": Value(made["A"], made["B"]), "M": made["M"]}


def divided(k: float) -> Any:
    """D (and P) with BD : DC = 1 : k."""

    def make(g: Any) -> dict[str, Any]:
        b, c = g.point(), g.point()
        p = b + (c - b) / (1 + k)
        return {"B": b, "C": c, "D": p, "P": p}

    return make


def three_four_five(g: Any) -> dict[str, Any]:
    a, u = g.point(), g.way() * g.number()
    return {"A": a, "B": a + 3 * u, "C": a + 3 * u + 4j * u}


def turn_of_triangle(low: float, high: float) -> Any:
    def make(g: Any) -> dict[str, Any]:
        a, u, angle = g.point(), g.way(), np.radians(g.number(low, high))
        return {"A": a, "B": a + u * g.number(), "C": a + u * g.number() * np.exp(1j * angle)}

    return make


def measured(what: str, name: str) -> Any:
    def make(g: Any) -> dict[str, Any]:
        v = g.points("ABC")
        return {**v, name: shape(v, "ABC", what)}

    return make


def longer(g: Any) -> dict[str, Any]:
    a, c, u = g.point(), g.point(), g.number()
    return {"A": a, "B": a + (u + g.number()) * g.way(), "C": c, "D": c + u * g.way()}


def relative(x: Any, y: Any) -> Any:
    return (x - y) / np.maximum((abs(x) + abs(y)) / 2, 1)


def angles(g: Any) -> dict[str, Any]:
    return g.points("ABC")


def size_of_ratio(v: Any, size: Any) -> Any:
    """How far the divisions of BC and of a stretch 1 + 2 are apart, as share of the figure."""
    b, c = far(v, "BD"), far(v, "DC")
    return abs(b / (b + c) - 1 / 3) * (b + c) / size


ABC = Polygon((A, B, C))

CASES = {
    "equal lengths": (
        EqualLengths(AB, CD),
        equal,
        lambda v, size: abs(far(v, "AB") - far(v, "CD")) / size,
        "AB = CD",
        "AB is equal to CD",
        "segment AB = segment CD",
    ),
    "length": (
        LengthValue(AB, d),
        lambda g: (lambda v: {**v, "d": far(v, "AB")})(g.points("AB")),
        lambda v, size: abs(far(v, "AB") - v["d"]) / size,
        "AB = d",
        "d = AB",
    ),
    "reckoned length": (
        LengthValue(AB, multiply((num(2), quantity(CD)))),
        lambda g: (lambda v: {**v, "D": v["C"] + (v["B"] - v["A"]) / 2 * g.way()})(g.points("ABC")),
        lambda v, size: abs(far(v, "AB") - 2 * far(v, "CD")) / size,
        "AB = 2 CD",
        "AB = 2 * CD",
        "2 CD = AB",
    ),
    "longer": (
        LongerThan(AB, CD),
        longer,
        lambda v, size: (far(v, "AB") - far(v, "CD")) / size,
        "AB longer than CD",
        "AB > CD",
        "CD < AB",
        "CD is shorter than AB",
    ),
    "ratio": (
        SameRatio(ratio(BD, DC), ratio(num(1), num(2))),
        divided(2),
        size_of_ratio,
        "BD : DC = 1 : 2",
        "BD:DC = 1:2",
    ),
    "ratio of numbers": (
        SameRatio(ratio(x, y), ratio(num(1), num(2))),
        lambda g: (lambda n: {"x": n, "y": 2 * n})(g.number()),
        lambda v, size: abs(v["x"] / (v["x"] + v["y"]) - 1 / 3),
        "x : y = 1 : 2",
    ),
    "two ratios": (
        SameRatio(ratio(AB, BC), ratio(CD, d)),
        lambda g: (lambda v: {**v, "d": far(v, "CD") * far(v, "BC") / far(v, "AB")})(g.points("ABCD")),
        lambda v, size: (
            abs(far(v, "AB") / (far(v, "AB") + far(v, "BC")) - far(v, "CD") / (far(v, "CD") + v["d"]))
            * np.maximum(far(v, "AB") + far(v, "BC"), far(v, "CD") + v["d"])
            / size
        ),
        "AB : BC = CD : d",
    ),
    "three parts": (
        SameRatio(ratio(AB, BC, CA), ratio(num(3), num(4), num(5))),
        three_four_five,
        lambda v, size: np.max(
            [
                abs(far(v, "AB") / (far(v, "AB") + far(v, n)) - 3 / (3 + k))
                * (far(v, "AB") + far(v, n))
                / size
                for n, k in (("BC", 4), ("CA", 5))
            ],
            axis=0,
        ),
        "AB : BC : CA = 3 : 4 : 5",
    ),
    "midpoint": (MidpointOf(M, AB), middle, halfway, "M midpoint of AB", "M is the midpoint of segment AB"),
    "named midpoint": (
        MidpointOf(M, s),
        named_middle,
        lambda v, size: halfway({"M": v["M"], "A": v["s"].a, "B": v["s"].b}, size),
        "M midpoint of s",
    ),
    "division": (
        Divides(P, BC, ratio(num(1), num(2))),
        divided(2),
        lambda v, size: to_division(v, size, "B", "C", 1, 2),
        "P divides BC in 1 : 2",
        "P divides BC in ratio 1 : 2",
    ),
    "area": (
        AreaValue(ABC, u),
        measured("area", "u"),
        lambda v, size: abs(shape(v, "ABC", "area") - v["u"]) / size**2,
        "ABC has area u",
        "triangle ABC has area u",
        {"off": lambda g: {**{n: 2 * z for n, z in g.points("ABC").items()}, "u": g.number()}},
    ),
    "perimeter": (
        PerimeterValue(ABC, d),
        measured("length", "d"),
        lambda v, size: abs(shape(v, "ABC", "length") - v["d"]) / size,
        "ABC has perimeter d",
    ),
    "equation of lengths": (
        Equation(add(("+", "+"), (quantity(AB), quantity(BC))), multiply((num(2), quantity(CD)))),
        lambda g: (lambda v: {**v, "D": v["C"] + (far(v, "AB") + far(v, "BC")) / 2 * g.way()})(
            g.points("ABC")
        ),
        lambda v, size: abs(far(v, "AB") + far(v, "BC") - 2 * far(v, "CD")) / size,
        "AB + BC = 2 CD",
    ),
    "equation of areas": (
        Equation(multiply((quantity(AB), quantity(BC))), u),
        lambda g: (lambda v: {**v, "u": far(v, "AB") * far(v, "BC")})(g.points("ABC")),
        lambda v, size: abs(far(v, "AB") * far(v, "BC") - v["u"]) / size**2,
        "AB * BC = u",
    ),
    "equation of numbers": (
        Equation(divide(quantity(AB), quantity(BC)), x),
        lambda g: (lambda v: {**v, "x": far(v, "AB") / far(v, "BC")})(g.points("ABC")),
        lambda v, size: abs(relative(far(v, "AB") / far(v, "BC"), v["x"])),
        "AB / BC = x",
    ),
    "equation of angles": (
        Equation(
            add(("+", "+"), (quantity(Angle(A, B, C)), t)), multiply((num(2), quantity(Angle(B, C, A))))
        ),
        lambda g: (lambda v: {**v, "t": np.radians(2 * turned(v, "BCA") - turned(v, "ABC"))})(
            g.points("ABC")
        ),
        lambda v, size: abs(turned(v, "ABC") + np.degrees(v["t"]) - 2 * turned(v, "BCA")),
        "angle ABC + t = 2 angle BCA",
    ),
    "less": (
        Less(add(("+", "+"), (quantity(AB), d)), CD),
        lambda g: (lambda v: {**v, "D": v["C"] + (far(v, "AB") + 2) * g.way(), "d": g.number()})(
            g.points("ABC")
        ),
        lambda v, size: (far(v, "CD") - far(v, "AB") - v["d"]) / size,
        "AB + d < CD",
        "CD > AB + d",
    ),
    "less turned": (
        Less(Angle(B, A, C), t),
        lambda g: {**turn_of_triangle(20, 80)(g), "t": np.radians(g.number(85, 99))},
        lambda v, size: np.degrees(v["t"]) - turned(v, "BAC"),
        "angle BAC < t",
        "t > ∠BAC",
    ),
    "less number": (
        Less(x, y),
        lambda g: {"x": g.number(0, 3), "y": g.number(3, 5)},
        lambda v, size: relative(v["y"], v["x"]),
        "x < y",
        "y > x",
    ),
    "at most": (
        AtMost(AB, d),
        lambda g: (lambda v: {**v, "d": far(v, "AB") * 1.2})(g.points("AB")),
        lambda v, size: (v["d"] - far(v, "AB")) / size,
        "AB <= d",
        "d >= AB",
    ),
    "angle in range": (
        InRange(Angle(B, A, C), Range(t, Num(80.0, "degrees"))),
        lambda g: {**turn_of_triangle(25, 75)(g), "t": np.radians(g.number(5, 20))},
        lambda v, size: np.minimum(turned(v, "BAC") - np.degrees(v["t"]), 80 - turned(v, "BAC")),
        "angle BAC in t..80°",
    ),
    "length in range": (
        InRange(AB, Range(d, e)),
        lambda g: (lambda v: {**v, "d": far(v, "AB") / 2, "e": far(v, "AB") * 1.2})(g.points("AB")),
        lambda v, size: np.minimum(far(v, "AB") - v["d"], v["e"] - far(v, "AB")) / size,
        "AB in d..e",
    ),
    "number in range": (
        InRange(x, Range(y, num(4))),
        lambda g: {"x": g.number(1.5, 3.5), "y": g.number(0.1, 1)},
        lambda v, size: np.minimum(relative(v["x"], v["y"]), relative(4, v["x"])),
        "x in y..4",
    ),
}


def test_units() -> None:
    assert Equation(AB, d).gap.unit == "size"
    assert Equation(quantity(Angle(A, B, C)), t).gap.unit == "°"
    assert Less(Angle(A, B, C), t).gap.unit == AtMost(t, t).gap.unit == "°"
    assert InRange(AB, Range(num(2), num(3))).gap.unit == "size"
    assert InRange(Angle(A, B, C), Range(t, t)).gap.unit == "°"


def test_cheaper_readings_win(reading: Any) -> None:
    kinds = {"d": "length", "x": "number", "t": "degrees"}
    assert reading("AB = CD", kinds) == [EqualLengths(AB, CD)]
    assert reading("AB = 3", kinds) == [LengthValue(AB, num(3.0))]
    assert reading("3 = AB", kinds) == [LengthValue(AB, num(3.0))]
    assert reading("AB < CD", kinds) == [LongerThan(CD, AB)]
    assert reading("x = d", kinds) == [Equation(x, d)]
    assert reading("AB in 2..3", kinds) == [InRange(AB, Range(num(2.0), num(3.0)))]


def test_one_meaning_one_key() -> None:
    assert EqualLengths(AB, CD).key == EqualLengths(DC, Segment(B, A)).key
    assert Equation(d, e).key == Equation(e, d).key
    assert Less(d, e).key != Less(e, d).key
    assert LongerThan(AB, CD).key != LongerThan(CD, AB).key
    one, other = ratio(BD, DC), ratio(num(1), num(2))
    same = SameRatio(one, other).key
    assert same == SameRatio(other, one).key == SameRatio(ratio(DC, BD), ratio(num(2), num(1))).key
    assert same != SameRatio(one, ratio(num(2), num(1))).key
    assert hash(same)
    halves = Divides(P, BC, ratio(num(1), num(2)))
    assert halves.key == Divides(P, Segment(C, B), ratio(num(2), num(1))).key
    assert halves.key != Divides(P, Segment(C, B), ratio(num(1), num(2))).key
    assert Divides(P, s, one).key != Divides(P, BC, one).key


def test_shapes_of_proportions(reading: Any) -> None:
    with pytest.raises(ValueError):
        SameRatio(ratio(AB, BC, CA), ratio(num(1), num(2)))
    with pytest.raises(ValueError):
        Divides(P, AB, ratio(num(1), num(2), num(3)))
    assert reading("AB : BC : CA = 1 : 2", {}) == []


def test_ratio_of_a_small_stretch_is_hard_to_see() -> None:
    """The same wrong ratio on a tenth of the figure is a tenth as visible."""
    fact = SameRatio(ratio(BD, DC), ratio(num(1), num(2)))
    one = np.ones(3)
    values = {B: 0 * one + 0j, D: 0.5 * one + 0j, C: one + 0j}
    large = fact.measure(Instances(3, size=one, values=values))
    small = fact.measure(Instances(3, size=10 * one, values=values))
    np.testing.assert_allclose(large, 10 * small)
    np.testing.assert_allclose(large, 1 / 6)


def test_rows_of_other_dimensions() -> None:
    """A column may hold lengths and plain numbers; angles stand apart."""
    values = {
        A: np.zeros(2) + 0j,
        B: np.ones(2) + 0j,
        d: np.full(2, 0.5),
        x: np.full(2, 3.0),
        y: np.full(2, 2.0),
    }
    values[t] = np.ones(2)
    at = Instances(2, size=np.array([2.0, 4.0]), values=values)
    facts = [Equation(quantity(AB), d), Equation(x, y)]
    with pytest.raises(ValueError):
        Equation(multiply((d, d)), d)  # an area is no length
    column = stacked(facts).residual(at)
    np.testing.assert_allclose(column, [[0.25, 0.125], [0.4, 0.4]])
    with pytest.raises(ValueError):
        _ = stacked([Equation(x, y), Equation(t, t)]).gap
    ratios = [SameRatio(ratio(quantity(AB), d), ratio(x, y)), SameRatio(ratio(x, y), ratio(y, x))]
    np.testing.assert_allclose(stacked(ratios).residual(at), np.stack([r.residual(at) for r in ratios]))
