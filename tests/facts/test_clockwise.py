"""Which way round a polygon's corners come: the one fact that a mirror changes."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

import geodsl
from geodsl.facts.clockwise import Clockwise, Counterclockwise
from geodsl.objects import Polygon
from tests.facts.figures import (
    SIZE,
    N,
    check_column,
    check_printed,
    check_smooth,
    fact,
    figure,
    moved,
    point,
    points,
)


def drawn(letters, seed=0):
    rng = np.random.default_rng(seed)
    return {p: rng.normal(size=N) + 1j * rng.normal(size=N) for p in letters}


def simple(values):
    """Where the corners make a proper polygon."""
    rings = zip(*values.values(), strict=True)
    return np.array([shapely.Polygon([(z.real, z.imag) for z in ring]).is_valid for ring in rings])


@pytest.mark.parametrize("letters", ["ABC", "ABCD", "ABCDE"])
def test_shapely_knows_the_sense(letters):
    values = drawn(letters)
    margin = Counterclockwise(Polygon(points(letters))).margin(figure(**values))
    good = simple(values)
    for k in np.flatnonzero(good):
        ring = shapely.LinearRing([(values[p][k].real, values[p][k].imag) for p in letters])
        assert (margin[k] > 0) == ring.is_ccw
    assert good.sum() > 5 and (margin[good] > 0).any() and (margin[good] < 0).any()


def test_a_triangle_is_as_wide_as_its_least_altitude():
    values = drawn("ABC")
    a, b, c = (values[p] for p in "ABC")
    area = [shapely.Polygon([(z.real, z.imag) for z in t]).area for t in zip(a, b, c, strict=True)]
    longest = np.max(np.abs([b - a, c - b, a - c]), axis=0)
    want = 2 * np.array(area) / longest / SIZE
    assert np.allclose(np.abs(fact("ABC runs clockwise").margin(figure(**values))), want)


def test_one_is_the_others_contrary():
    left, right = fact("ABC runs counterclockwise"), fact("ABC runs clockwise")
    assert left.contraries() == (right,) and right.contraries() == (left,)
    at = figure(**drawn("ABC"))
    assert np.allclose(left.margin(at), -right.margin(at))


def test_a_mirror_changes_it_and_nothing_else_does():
    term, values = fact("ABCD runs clockwise"), drawn("ABCD", 1)
    first = term.margin(figure(**values))
    turned = moved(values, lambda z: 1.7 * np.exp(0.8j) * z + 2 - 3j)
    assert np.allclose(term.margin(figure(1.7 * SIZE, **turned)), first)
    assert np.allclose(term.margin(figure(**moved(values, np.conjugate))), -first)


def test_corners_may_start_anywhere_but_not_run_back():
    there = [Clockwise(Polygon(tuple(map(point, p)))).key for p in ("ABCD", "BCDA", "CDAB")]
    back = Clockwise(Polygon(points("DCBA"))).key
    assert len(set(there)) == 1 and back not in there


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ABC runs clockwise", Clockwise),
        ("triangle ABC is lettered clockwise", Clockwise),
        ("ABCD runs counterclockwise", Counterclockwise),
        ("ABCDE lettered counterclockwise", Counterclockwise),
    ],
)
def test_readings(text, kind):
    term = fact(text)
    assert type(term) is kind
    check_printed(term)


def test_columns_and_slopes():
    rng = np.random.default_rng(2)
    for text in ("ABC runs clockwise", "ABCD runs counterclockwise"):
        term = fact(text)
        check_column(term, drawn("ABCD"), rng)
        check_smooth(term, drawn("ABCD"), rng)


@pytest.mark.parametrize("sense", ["clockwise", "counterclockwise"])
def test_what_is_stated_holds_of_the_drawing(sense):
    """However the figure is to lie: it is turned for it, not mirrored."""
    text = f"triangle ABC with AB = 5, AC = 4, angle A = 60°\nABC runs {sense}\nAB horizontal\nC above AB"
    at = geodsl.parse(text).realize(n=8).at
    assert (fact(f"ABC runs {sense}").margin(at) > 0.1).all()
