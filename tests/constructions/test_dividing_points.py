"""Trisection, golden section, division from outside, harmonic conjugates."""

from __future__ import annotations

import numpy as np
import pytest

from geodsl.constructions.dividing_points import (
    ExternalDivision,
    GoldenSection,
    HarmonicConjugate,
    TrisectionPoints,
)
from geodsl.facts.between import Between
from geodsl.facts.divides import Divides
from geodsl.numeric import Segment as Straight
from geodsl.objects import Num, Proportion, Ref, Segment

A, B, C, D, P, Q = (Ref(x, "point") for x in "ABCDPQ")
s = Ref("s", "segment")
AB = Segment(A, B)


def ratio(first: float, second: float) -> Proportion:
    return Proportion((Num(first, "number"), Num(second, "number")))


ALL = {
    "trisection points of AB": TrisectionPoints(AB),
    "golden section of AB": GoldenSection(AB),
    "point dividing AB externally in ratio 3 : 1": ExternalDivision(AB, ratio(3, 1)),
    "point dividing AB externally in ratio 2 : 5": ExternalDivision(AB, ratio(2, 5)),
    "harmonic conjugate of P in AB": HarmonicConjugate(P, AB),
}
SAME = {
    "points trisecting AB": TrisectionPoints(AB),
    "golden section point of AB": GoldenSection(AB),
    "point dividing AB externally in 3 : 1": ExternalDivision(AB, ratio(3, 1)),
    "fourth harmonic of P in AB": HarmonicConjugate(P, AB),
}
each = pytest.mark.parametrize("term", ALL.values(), ids=ALL)


@pytest.mark.parametrize(("text", "term"), [*ALL.items(), *SAME.items()])
def test_phrases(bench, text, term):
    bench.reads(text, term)


@each
def test_derivatives_and_moves(bench, term):
    bench.derivatives(term)
    bench.moves_along(term)


def test_columns(bench):
    bench.columns(TrisectionPoints(AB), TrisectionPoints(Segment(C, D)))
    bench.columns(GoldenSection(AB), GoldenSection(Segment(C, D)))
    bench.columns(ExternalDivision(AB, ratio(3, 1)), ExternalDivision(Segment(C, D), ratio(1, 2)))
    bench.columns(HarmonicConjugate(P, AB), HarmonicConjugate(Q, Segment(C, D)))


def test_the_first_end_matters():
    for text, term in ALL.items():
        turned = type(term)(*(Segment(B, A) if a == AB else a for a in term.args))
        assert turned.key != term.key, text


def test_thirds(bench):
    at = bench.figure(TrisectionPoints(AB))
    a, b = at.value(A), at.value(B)
    c, d = TrisectionPoints(AB).place(at)
    for x, y in ((a, c), (c, d), (d, b)):
        np.testing.assert_allclose(y - x, (b - a) / 3)
    facts = TrisectionPoints(AB).brings(C, D)
    assert facts == (Divides(C, AB, ratio(1, 2)), Divides(D, AB, ratio(2, 1)))
    there = bench.changed(at, {**bench.known(at), C: c, D: d})
    for fact in facts:
        np.testing.assert_allclose(fact.residual(there), 0.0, atol=1e-12)


def test_golden_section(bench):
    at = bench.figure(GoldenSection(AB))
    a, b = at.value(A), at.value(B)
    p = GoldenSection(AB).place(at)
    phi = (1 + np.sqrt(5)) / 2
    np.testing.assert_allclose(np.abs(b - a) / np.abs(p - a), phi)
    np.testing.assert_allclose(np.abs(p - a) / np.abs(b - p), phi)
    np.testing.assert_allclose(np.abs(p - a) + np.abs(b - p), np.abs(b - a))


@pytest.mark.parametrize(("first", "second"), [(3, 1), (2, 5), (1, 1.5)])
def test_division_from_outside(bench, first, second):
    term = ExternalDivision(AB, ratio(first, second))
    at = bench.figure(term)
    a, b = at.value(A), at.value(B)
    p = term.place(at)
    np.testing.assert_allclose(np.abs(p - a) * second, np.abs(p - b) * first)
    share = (p - a) / (b - a)
    np.testing.assert_allclose(share.imag, 0.0, atol=1e-12)
    assert ((share.real > 1) if first > second else (share.real < 0)).all()


def test_division_from_outside_says_which_lies_between():
    assert ExternalDivision(AB, ratio(3, 1)).brings(P)[0] == Between(B, A, P)
    assert ExternalDivision(AB, ratio(1, 3)).brings(P)[0] == Between(A, B, P)


def test_what_divides_nothing():
    with pytest.raises(ValueError):
        ExternalDivision(AB, ratio(2, 2))
    with pytest.raises(ValueError):
        ExternalDivision(AB, Proportion((Num(1.0, "number"),) * 3))


def level(bench, seed: int = 0):
    """A figure in which P lies on the line AB."""
    at = bench.figure(HarmonicConjugate(P, AB), seed)
    a, b = at.value(A), at.value(B)
    at.put(P, a + (b - a) * np.array([-1.0, -0.3, 0.1, 0.3, 0.7, 0.9, 1.4, 2.5]))
    return at


def test_harmonic_conjugate(bench):
    at = level(bench)
    a, b, p = at.value(A), at.value(B), at.value(P)
    q = HarmonicConjugate(P, AB).place(at)
    # The cross ratio of four harmonic points is -1.
    np.testing.assert_allclose((p - a) * (q - b) / ((p - b) * (q - a)), -1.0)
    at.put(P, q)
    np.testing.assert_allclose(HarmonicConjugate(P, AB).place(at), p)


def test_pinned(bench):
    bench.pinned(GoldenSection(AB))
    bench.pinned(GoldenSection(s))
    bench.pinned(ExternalDivision(AB, ratio(3, 1)))
    bench.pinned(ExternalDivision(AB, Proportion((Ref("q", "number"), Num(5.0, "number")))))
    at = level(bench)
    bench.pinned(HarmonicConjugate(P, AB), seed=0, P=at.value(P), A=at.value(A), B=at.value(B))


def test_cramped(bench):
    short = np.array([0.01, 0.1, 0.19, 0.21, 0.5, 1.0, 2.0, 3.0])  # the figure's size is 5
    for term in (TrisectionPoints(s), GoldenSection(s), ExternalDivision(s, ratio(2, 1))):
        at = bench.figure(term, s=Straight(np.zeros(bench.N, complex), short + 0j))
        assert list(term.cramped(at)) == [True] * 3 + [False] * 5
    at = level(bench)
    at.put(P, (at.value(A) + at.value(B)) / 2)
    assert HarmonicConjugate(P, AB).cramped(at).all()
