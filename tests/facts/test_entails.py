"""What a fact is said to entail holds wherever the fact does, for every kind of fact there is.

Each kind's own figure is built from nothing but its slots: random points and circles, moved by Newton steps
until its parts hold; an inequality takes those of many random figures that satisfy it.
"""

from __future__ import annotations

from itertools import count

import numpy as np
import pytest

from geodsl.facts.ink.ink_fact import InkFact
from geodsl.instances import Instances
from geodsl.language import standard
from geodsl.language.term import OpenFact
from geodsl.language.types import polygon_size
from geodsl.numeric import Arc, Circle, Dual, derivative, value
from geodsl.objects import Angle, Line, Num, Polygon, Proportion, Range, Ray, Ref, Segment
from tests.facts.figures import fact

SIZE = 3.0
KINDS = [k for k in standard().facts if not issubclass(k, InkFact)]  # ink has tests of its own
N = 60

# Facts that entail more where they share points, than a fact about points of their own does.
SENTENCES = [
    "AB perpendicular BC",
    "AB parallel CD",
    "AB parallel AC",
    "angle ABC = 90°",
    "angle ABC right",
    "angle ABC = 60°",
    "AD bisects angle BAC",
    "PQ bisects angle BAC",
    "D on BC",
    "D on segment BC",
    "B between A and C",
    "M midpoint of AB",
    "AB : BC = 1 : 2",
    "D on segment BC with BD : DC = 1 : 2",
    "A, B, C collinear",
    "A, B, C, D, E concyclic",
    "AB, CD, EF concurrent",
    "AB = BC",
    "AB = 2 BC",
    "AB < BC",
    "AB = 1.5",
    "AB tangent to w",
    "AB chord of w",
    "AB diameter of w",
    "AB radius of w",
    "A center of w",
    "pentagon ABCDE",
    "triangle ABC",
    "quadrilateral ABCD",
    "convex ABCDE",
    "ABC regular",
    "ABCD regular",
    "ABCDE regular",
    "ABCDEF regular",
    "ABCD cyclic",
    "ABCDE cyclic",
    "ABC inscribed in w",
    "ABCD inscribed in w",
    "ABC circumscribed about w",
    "ABCD circumscribed about w",
    "ABC congruent DEF",
    "ABCD congruent EFGH",
    "ABC congruent CDA",
    "ABC similar to DEF",
    "ABC similar to CBD",
    "ABCD similar to EFGH",
    "AD median of ABC",
    "BE median of ABC",
    "AD altitude of ABC",
    "DC altitude of ABC",
    "AD bisector of ABC",
    "BE bisector of ABC",
    "DE midsegment of ABC",
    "EF midsegment of ABCD",
    "PQ perpendicular bisector of AB",
    "O circumcenter of ABC",
    "O circumcenter of ABCD",
    "J excenter of ABC opposite A",
    "J excenter of ABC opposite B",
]


class Build:
    """Terms for slots, with points and circles that no other slot has."""

    def __init__(self):
        self.letters = (f"{x}{'' if k == 0 else k}" for k in count() for x in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        self.rounds = (f"{x}{'' if k == 0 else k}" for k in count() for x in "wvuk")

    def point(self):
        return Ref(next(self.letters), "point")

    def polygon(self, n):
        return Polygon(tuple(self.point() for _ in range(n)))

    def slot(self, kind, owner):
        many = {"points": 4, "lines": 3, "segments": 3, "circles": 2, "angles": 2}
        if kind in many:
            return tuple(self.slot(kind[:-1], owner) for _ in range(many[kind]))
        match kind:
            case "point":
                return self.point()
            case "line" | "curve":
                return Line(self.point(), self.point())
            case "segment" | "bounded":
                return Segment(self.point(), self.point())
            case "quantity":
                return Segment(self.point(), self.point())
            case "ray" | "halfline":
                return Ray(self.point(), self.point())
            case "circle" | "round":
                return Ref(next(self.rounds), "circle")
            case "arc":
                return Ref("a", "arc")
            case "angle":
                return Angle(self.point(), self.point(), self.point())
            case "polygon":
                return self.polygon(4)
            case "number" | "length" | "area":
                return Num(1.3, kind)
            case "degrees":
                return Num(50.0, "degrees")
            case "proportion":
                return Proportion((Segment(self.point(), self.point()), Segment(self.point(), self.point())))
            case "range":
                return Range(Num(0.8, "number"), Num(1.6, "number"))
        if polygon_size(kind):
            return self.polygon(polygon_size(kind))
        pytest.fail(f"a slot of type {kind}: say here what may stand in it")


def built(kind):
    """A fact of a kind about things of their own."""
    b = Build()
    args = {s.name: b.slot(s.type, kind) for s in kind.slots}
    if "A" in args and isinstance(args.get("p"), Polygon):
        args["A"] = args["p"].corners[0]  # `opposite A`: a corner
    if kind.__name__ in ("MedianOf", "AltitudeOf", "BisectorOf"):
        args["s"] = Segment(args["p"].corners[0], args["s"].B)
    return kind(**args)


def refs(term):
    return sorted({t for t in term.walk() if isinstance(t, Ref)}, key=lambda r: r.name)


def width(ref):
    return {"point": 2, "circle": 3, "arc": 5}[ref.type]


def instances(order, rows):
    """Values from rows of real numbers, one or two or three or five a thing."""
    values, k = {}, 0
    for r in order:
        z = rows[k] + 1j * rows[k + 1]
        if r.type == "circle":
            values[r] = Circle(z, rows[k + 2])
        elif r.type == "arc":
            values[r] = Arc(z, *rows[k + 2 : k + 5])
        else:
            values[r] = z
        k += width(r)
    n = np.shape(value(rows[0]))[-1]
    return Instances(n, size=np.full(n, SIZE), values=values)


def drawn(order, rng, n):
    rows = []
    for r in order:
        rows += list(rng.uniform(-1.8, 1.8, (2, n)))
        if r.type != "point":
            rows.append(rng.uniform(0.6, 1.5, n))
        if r.type == "arc":
            rows += [rng.uniform(-3, 3, n), rng.uniform(1.0, 5.0, n)]
    return np.array(rows)


def corrected(term, order, rows):
    """Newton steps of minimum norm on the parts."""
    for _ in range(60):
        k = len(rows)
        duals = [Dual(row, np.eye(k)[i][:, None] * np.ones(len(row))) for i, row in enumerate(rows)]
        at = instances(order, duals)
        found = [p.residual(at) for p in term.parts()]
        shape = (rows.shape[1],)
        off = np.stack([np.broadcast_to(value(f), shape) for f in found])
        slope = np.stack([np.broadcast_to(derivative(f, k), (k, *shape)) for f in found])
        good = np.isfinite(off).all(0) & np.isfinite(slope).all((0, 1))
        rows, off, slope = rows[:, good], off[:, good], slope[..., good]
        if not rows.size or np.max(np.abs(off)) < 1e-14:
            break
        step = np.linalg.pinv(np.moveaxis(slope, 2, 0), rcond=1e-8) @ off.T[..., None]
        reach = np.maximum(np.linalg.norm(step, axis=1, keepdims=True), 0.5)
        rows = rows - (step * 0.5 / reach)[..., 0].T
    return rows


def proper(term, order, rows):
    """Instances that a reader would accept: points apart, polygons proper, circles of some size."""
    at = instances(order, rows)
    good = np.ones(at.n, bool)
    points = [at.point(r) for r in order if r.type == "point"]
    for i, p in enumerate(points):
        for q in points[:i]:
            good &= np.abs(p - q) > 0.08
    simple = standard().kinds["Simple"]
    for t in term.walk():
        if isinstance(t, Polygon):
            good &= simple(t).margin(at) > 0.02
        if isinstance(t, Angle):
            good &= np.abs(at.angle(t) - np.pi / 2) < 1.45
    for r in order:
        if r.type != "point":
            good &= np.abs(at.value(r).radius - 1.2) < 1.1
    return good


def satisfying(term, seed=0):
    """Figures on which a fact holds, drawn without any knowledge of it."""
    rng = np.random.default_rng(seed)
    order = refs(term)
    kept = []
    for _ in range(40):
        with np.errstate(all="ignore"):
            rows = drawn(order, rng, 400)
            if isinstance(term, OpenFact):
                rows = rows[:, proper(term, order, rows)]
                rows = rows[:, term.margin(instances(order, rows)) > 1e-3 * term.gap.least]
            else:
                rows = corrected(term, order, rows[:, : N * 2])
                good = proper(term, order, rows)
                rows = rows[:, good & (np.abs(term.residual(instances(order, rows))) < 1e-12)]
        kept.append(rows)
        if sum(k.shape[1] for k in kept) >= N // 2:
            break
    return order, np.concatenate(kept, axis=1)


def check(term):
    entailed = term.entails()
    if not entailed:
        return 0
    order, rows = satisfying(term)
    assert rows.shape[1] >= 5, f"{term}: only {rows.shape[1]} figures were found"
    at = instances(order, rows)
    for e in entailed:
        with np.errstate(all="ignore"):
            if isinstance(e, OpenFact):
                assert np.all(e.margin(at) > 0), f"{term} doesn't entail {e}"
            else:
                # Parts are solved to 1e-14; what follows is less exact where that is nearly singular.
                assert np.max(np.abs(e.residual(at))) < 1e-9, f"{term} doesn't entail {e}"
                for part in e.parts():
                    assert np.max(np.abs(part.residual(at))) < 1e-9, f"{term} doesn't entail {part} of {e}"
        assert e.key != term.key, f"{term} entails itself"
        assert set(refs(e)) <= set(order), f"{e} speaks of more than {term}"
    return len(entailed)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_every_kind(kind):
    check(built(kind))


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences(text):
    term = fact(text.split(" with ")[-1])
    check(term)


def closure(term):
    found, todo = {}, [term]
    while todo:
        t = todo.pop()
        for e in t.entails():
            if e.key not in found:
                found[e.key] = e
                todo.append(e)
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_closures_end(kind):
    assert len(closure(built(kind))) < 200


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "square ABCD",
            "Rectangle Rhombus Regular Kite Parallelogram Trapezium IsoscelesTrapezium Cyclic Convex Simple "
            "RightAngle EqualLengths EqualAngles Parallel Perpendicular Concyclic AngleValue Bisects",
        ),
        ("ABCD regular", "Square Rectangle Rhombus"),
        ("ABC regular", "Equilateral Isosceles AcuteTriangle AngleValue EqualAngles"),
        (
            "equilateral triangle ABC",
            "Isosceles Regular AcuteTriangle AcuteAngle AngleValue EqualAngles Convex",
        ),
        ("rectangle ABCD", "Parallelogram IsoscelesTrapezium Trapezium Cyclic RightAngle Perpendicular"),
        ("rhombus ABCD", "Parallelogram Kite Trapezium EqualLengths Perpendicular Bisects EqualAngles"),
        ("isosceles trapezium ABCD", "Trapezium Cyclic EqualLengths"),
        ("ABC congruent DEF", "Similar EqualLengths EqualAngles SameRatio"),
        ("AD altitude of ABC", "Perpendicular OnLine RightAngle"),
        ("AD median of ABC", "MidpointOf EqualLengths OnSegment OnLine"),
        ("AD bisector of ABC", "Bisects EqualAngles OnSegment SameRatio"),
        ("I incenter of ABC", "Bisects EqualAngles InsidePolygon"),
    ],
)
def test_what_follows(text, kinds):
    got = {type(e).__name__ for e in closure(fact(text)).values()}
    assert set(kinds.split()) <= got, set(kinds.split()) - got


def test_what_does_not_follow():
    for text, kind in [
        ("rectangle ABCD", "Square"),
        ("rhombus ABCD", "Square"),
        ("parallelogram ABCD", "IsoscelesTrapezium"),
        ("parallelogram ABCD", "Kite"),
        ("kite ABCD", "Parallelogram"),
        ("isosceles triangle ABC", "EqualLengths"),
        ("trapezium ABCD", "Parallel"),
        ("ABC similar DEF", "EqualLengths"),
    ]:
        assert kind not in {type(e).__name__ for e in closure(fact(text)).values()}, text
