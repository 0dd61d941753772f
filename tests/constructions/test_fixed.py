"""Curves given by coordinates."""

from __future__ import annotations

import numpy as np
import pytest

import geodsl
from geodsl.constructions.fixed import FixedArc, FixedCircle, FixedLine, FixedRay, FixedSegment
from geodsl.instances import Instances
from geodsl.numeric import Arc, Circle, Line, Ray, Segment
from geodsl.objects import Num, Ref
from geodsl.realize.pose import settled


def n(x: float, kind: str = "number") -> Num:
    return Num(float(x), kind)


def at(x: float, y: float) -> tuple[Num, Num]:
    return n(x), n(y)


CURVES = {
    "line through (-1, 2) and (3, -0.5)": FixedLine(at(-1, 2), at(3, -0.5)),
    "ray from (-1, 2) through (3, -0.5)": FixedRay(at(-1, 2), at(3, -0.5)),
    "segment from (-1, 2) to (3, -0.5)": FixedSegment(at(-1, 2), at(3, -0.5)),
    "circle center (1, -2) radius 3": FixedCircle(at(1, -2), n(3)),
    "arc center (1, -2) radius 3 from (-30°) to 120°": FixedArc(
        at(1, -2), n(3), n(-30, "degrees"), n(120, "degrees")
    ),
}
NAMES = {"line": "l", "ray": "r", "segment": "s", "circle": "w", "arc": "a"}
each = pytest.mark.parametrize(("text", "term"), CURVES.items(), ids=[t.split()[0] for t in CURVES])


def called(text: str) -> str:
    noun, rest = text.split(" ", 1)
    return f"{noun} {NAMES[noun]} {rest}"


@each
def test_phrases(bench, text, term):
    assert str(term) == text
    bench.reads(text, term)
    bench.named(called(text), (NAMES[term.makes],), term)


@each
def test_a_program_keeps_its_form(text, term):
    for program in (f"{called(text)}\n", f"{NAMES[term.makes]} = {text}\n"):
        assert not geodsl.check(program)
        once = geodsl.format(program)
        assert geodsl.format(once) == once
        (node,) = geodsl.parse(once).scene.nodes
        assert node.term == term


def test_places():
    one = Instances(1)
    line, ray, segment, circle, arc = (term.place(one) for term in CURVES.values())
    way = (4 - 2.5j) / abs(4 - 2.5j)
    for got, kind in ((line, Line), (ray, Ray)):
        assert isinstance(got, kind)
        assert got.origin == -1 + 2j
        np.testing.assert_allclose(got.direction, way, rtol=1e-15)
    assert isinstance(segment, Segment)
    assert (segment.a, segment.b) == (-1 + 2j, 3 - 0.5j)
    assert isinstance(circle, Circle)
    assert (circle.center, circle.radius) == (1 - 2j, 3.0)
    assert isinstance(arc, Arc)
    np.testing.assert_allclose(arc.start, -np.pi / 6)
    np.testing.assert_allclose(arc.sweep, 5 * np.pi / 6)


@pytest.mark.parametrize(
    ("start", "end", "sweep"), [(10, 50, 40), (300, 20, 80), (-90, 0, 90), (20, -20, 320)]
)
def test_an_arc_runs_counterclockwise(start, end, sweep):
    arc = FixedArc(at(0, 0), n(1), n(start, "degrees"), n(end, "degrees")).place(Instances(1))
    np.testing.assert_allclose(np.degrees(arc.sweep), sweep)


@pytest.mark.parametrize(
    "x", [0.1 + 0.2, -1 / 3, 1e-7, -2.5e-17 / 3, 6.123233995736766e-17, 1e15 + 1 / 3, 123.0]
)
def test_numbers_come_back_with_all_bits(x):
    y = -x / 7
    size = abs(x) * (1 / 3)
    term = FixedCircle(at(x, y), n(size))
    (node,) = geodsl.parse(f"w = {term}").scene.nodes
    placed = node.term.place(Instances(1))
    assert [float(v[0]).hex() for v in (placed.center.real, placed.center.imag, placed.radius)] == [
        float(v).hex() for v in (x, y, size)
    ]


@each
def test_a_figure_with_one_stays_as_it_is(text, term):
    # A side that is nearly level, which is turned until it is.
    scene = geodsl.parse(f"{called(text)}\ntriangle ABC").scene
    plain = geodsl.parse("triangle ABC").scene
    corners = {Ref(p, "point"): np.array([z]) for p, z in zip("ABC", (0j, 10 + 0.3j, 3 + 8j), strict=True)}
    own = Ref(NAMES[term.makes], term.makes)
    at = Instances(1, size=np.array([10.0]), values={**corners, own: term.place(Instances(1))})
    assert settled(scene, at) is at
    assert settled(plain, at) is not at


def test_what_can_hardly_be_seen_is_cramped():
    small = Instances(1, size=np.array([100.0]))
    for term in (FixedSegment(at(0, 0), at(3, 0)), FixedCircle(at(0, 0), n(3))):
        assert term.cramped(small)
        assert not term.cramped(Instances(1, size=np.array([10.0])))
    assert FixedArc(at(0, 0), n(50), n(0, "degrees"), n(2, "degrees")).cramped(small)
    # Two places say which line it is; they aren't seen.
    assert FixedLine(at(0, 0), at(1, 0)).cramped(small) is None


def test_columns(bench):
    bench.columns(FixedCircle(at(1, 2), n(3)), FixedCircle(at(2, 5), Ref("d", "length")))
    bench.columns(FixedLine(at(1, 2), at(3, 4)), FixedLine(at(1, 2), at(0, 4)))
