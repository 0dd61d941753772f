"""Sectors, circular segments, rings, lenses, lunes, and what is measured of them and of arcs."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from geodsl.constructions.arcs import ArcFrom, MajorArc, MinorArc, Semicircle
from geodsl.constructions.circle_regions import Annulus, Lens, Lune
from geodsl.constructions.circular_segments import HalfDisc, MajorSegment, MinorSegment, SegmentOfArc
from geodsl.constructions.round_measures import ArcLength, ArcMeasure, RegionArea, RegionPerimeter
from geodsl.constructions.sectors import MajorSector, MinorSector, Sector, SectorFrom, SectorOf
from geodsl.instances import Instances
from geodsl.numeric import Arc, Circle, Region
from geodsl.numeric import Segment as Straight
from geodsl.objects import Ref, Segment
from geodsl.realize.evaluate import join, take
from geodsl.realize.pose import turned

A, B, C, O = (Ref(x, "point") for x in "ABCO")
w, v, a, z = Ref("w", "circle"), Ref("v", "circle"), Ref("a", "arc"), Ref("z", "region")
AB = Segment(A, B)

ALL = {
    "sector from A to B of w": SectorFrom(A, B, w),
    "minor sector from A to B of w": MinorSector(A, B, w),
    "major sector from A to B of w": MajorSector(A, B, w),
    "sector of a": SectorOf(a),
    "sector OAB": Sector((O, A, B)),
    "minor segment of w cut off by AB": MinorSegment(w, AB),
    "major segment of w cut off by AB": MajorSegment(w, AB),
    "circular segment of a": SegmentOfArc(a),
    "half-disc on AB": HalfDisc(AB),
    "annulus between w and v": Annulus(w, v),
    "lens of w and v": Lens(w, v),
    "lune of w outside v": Lune(w, v),
}
SAME = {
    "minor segment of w on AB": MinorSegment(w, AB),
    "segment of w cut off by AB": MinorSegment(w, AB),
    "major segment of w on AB": MajorSegment(w, AB),
    "segment under a": SegmentOfArc(a),
    "half-disk on AB": HalfDisc(AB),
    "ring between w and v": Annulus(w, v),
    "crescent of w outside v": Lune(w, v),
}
MEASURES = {
    "area of z": (RegionArea(z), "area"),
    "area of sector OAB": (RegionArea(Sector((O, A, B))), "area"),
    "perimeter of z": (RegionPerimeter(z), "length"),
    "perimeter of (lens of w and v)": (RegionPerimeter(Lens(w, v)), "length"),
    "length of a": (ArcLength(a), "length"),
    "length of arc a": (ArcLength(a), "length"),
    "arc length of a": (ArcLength(a), "length"),
    "measure of arc a": (ArcMeasure(a), "degrees"),
    "central angle of a": (ArcMeasure(a), "degrees"),
}
each = pytest.mark.parametrize("term", ALL.values(), ids=ALL)


def crossing(bench, term, seed: int = 0) -> Instances:
    """Circles that cross (nested for a ring); A and B lie on w, and equally far from O."""
    rng = np.random.default_rng(seed)
    n = bench.N
    at = bench.figure(term, seed)
    c = rng.normal(0, 1, n) + 1j * rng.normal(0, 1, n)
    r, s = rng.uniform(0.8, 1.5, n), rng.uniform(0.8, 1.5, n)
    gap = np.abs(r - s) + rng.uniform(0.2, 0.8, n) * (r + s - np.abs(r - s))
    if isinstance(term, Annulus):
        s, gap = r * rng.choice([0.5, 1.8], n), 0.2 * r
    at.put(w, Circle(c, r))
    at.put(v, Circle(c + gap * np.exp(1j * rng.uniform(0, 6, n)), s))
    at.put(O, c)
    first, turn = rng.uniform(0, 6.28, n), rng.uniform(0.4, 2.7, n) * rng.choice([-1, 1], n)
    at.put(A, c + r * np.exp(1j * first))
    at.put(B, c + r * np.exp(1j * (first + turn)))
    at.put(a, Arc(c, r, first, np.abs(turn) + rng.choice([0.0, 2.5], n)))
    return at


def ring(way: tuple, i: int) -> list[tuple[float, float]]:
    """A closed way of one instance as the corners of a polygon with many sides."""
    out = []
    for piece in way:
        if isinstance(piece, Straight):
            out.append(piece.a[i])  # the next piece starts at the other end
        else:
            angles = piece.start[i] + np.arange(2000) / 2000 * piece.sweep[i]
            out += list(piece.center[i] + piece.radius[i] * np.exp(1j * angles))
    return [(p.real, p.imag) for p in out]


def shape(region: Region, i: int) -> shapely.Polygon:
    return shapely.Polygon(ring(region.boundary, i), [ring(hole, i) for hole in region.holes])


def disc(circle: Circle, i: int) -> shapely.Polygon:
    return shapely.Point(circle.center[i].real, circle.center[i].imag).buffer(
        circle.radius[i], quad_segs=1000
    )


def wedge(at: Instances, i: int, first: complex, turn: float) -> shapely.Polygon:
    """A sector of w as a polygon, drawn afresh."""
    c = at.value(w).center[i]
    points = [c, *(c + (first - c) * np.exp(1j * t) for t in np.linspace(0, turn, 2001))]
    return shapely.Polygon([(p.real, p.imag) for p in points])


def wanted(term, at: Instances, i: int) -> shapely.Polygon:
    """What the region should be, from shapely's own operations."""
    p, q = at.value(A)[i], at.value(B)[i]
    c = at.value(w).center[i]
    turn = float(np.angle((q - c) / (p - c)))
    around = turn % (2 * np.pi)
    bent = at.value(a)
    chord = shapely.Polygon([(x.real, x.imag) for x in (c, p, q)])
    start = c + (bent.center + bent.radius * np.exp(1j * bent.start) - bent.center)[i]
    big, small = disc(at.value(w), i), disc(at.value(v), i)
    if term in (MinorSector(A, B, w), Sector((O, A, B))):
        return wedge(at, i, p, turn)
    if term == SectorFrom(A, B, w):
        return wedge(at, i, p, around)
    if term == MajorSector(A, B, w):
        return big.difference(wedge(at, i, p, turn))
    if term == MinorSegment(w, AB):
        return wedge(at, i, p, turn).difference(chord)
    if term == MajorSegment(w, AB):
        return big.difference(wedge(at, i, p, turn).difference(chord))
    if term == SectorOf(a):
        return wedge(at, i, start, float(bent.sweep[i]))
    if term == SegmentOfArc(a):
        points = [c + (start - c) * np.exp(1j * t) for t in np.linspace(0, float(bent.sweep[i]), 2001)]
        return shapely.Polygon([(x.real, x.imag) for x in points])
    if term == HalfDisc(AB):
        middle = (p + q) / 2
        points = [middle + (q - middle) * np.exp(1j * t) for t in np.linspace(0, np.pi, 2001)]
        return shapely.Polygon([(x.real, x.imag) for x in points])
    if term == Annulus(w, v):
        return big.symmetric_difference(small)
    return big.intersection(small) if term == Lens(w, v) else big.difference(small)


@pytest.mark.parametrize(("text", "term"), [*ALL.items(), *SAME.items()])
def test_phrases(bench, text, term):
    assert term.makes == "region"
    bench.reads(text, term)
    bench.reads(text, term, "drawable")
    bench.reads(text, term, "surface")


@pytest.mark.parametrize(
    "text", [t for t in (*ALL, *SAME) if " segment" not in t and not t.startswith(("segment", "circular"))]
)
def test_names(bench, text):
    head = text.split(" from ")[0].split(" of ")[0].split(" on ")[0].split(" between ")[0].split(" OAB")[0]
    term = {**ALL, **SAME}[text]
    bench.named(text.replace(head, f"{head} h", 1), ("h",), term)


@pytest.mark.parametrize(("text", "term", "kind"), [(k, *x) for k, x in MEASURES.items()])
def test_phrases_of_measures(bench, text, term, kind):
    assert term.makes == kind
    bench.reads(text, term, "quantity")


@each
@pytest.mark.parametrize("seed", range(3))
def test_shape(bench, term, seed):
    """Region, area and way round are those of polygons with many sides."""
    at = crossing(bench, term, seed)
    region = term.place(at)
    at.put(z, region)
    area, around = RegionArea(z).place(at), RegionPerimeter(z).place(at)
    for i in range(bench.N):
        found, right = shape(region, i), wanted(term, at, i)
        assert found.is_valid
        assert found.symmetric_difference(right).area < 1e-4
        assert area[i] == pytest.approx(found.area, rel=1e-5)
        assert around[i] == pytest.approx(found.length, rel=1e-5)


@each
def test_pieces_run_end_to_end(bench, term):
    region = term.place(crossing(bench, term))
    for way in (region.boundary, *region.holes):
        ends = [_ends(piece) for piece in way]
        for (_, end), (start, _) in zip(ends, (*ends[1:], ends[0]), strict=True):
            np.testing.assert_allclose(end, start, atol=1e-9)


def _ends(piece):
    if isinstance(piece, Straight):
        return piece
    return tuple(piece.center + piece.radius * np.exp(1j * (piece.start + t * piece.sweep)) for t in (0, 1))


def test_textbook_areas(bench):
    """A sector of radius r and angle t: r² t / 2; its segment: r² (t - sin t) / 2; its arc: r t."""
    at = crossing(bench, MinorSegment(w, AB))
    r = at.value(w).radius
    t = 2 * np.arcsin(np.abs(at.value(B) - at.value(A)) / (2 * r))
    sector, cap = RegionArea(MinorSector(A, B, w)), RegionArea(MinorSegment(w, AB))
    np.testing.assert_allclose(sector.place(at), r**2 * t / 2)
    np.testing.assert_allclose(cap.place(at), r**2 * (t - np.sin(t)) / 2)
    np.testing.assert_allclose(ArcLength(MinorArc(A, B, w)).place(at), r * t)
    np.testing.assert_allclose(ArcLength(MajorArc(A, B, w)).place(at), r * (2 * np.pi - t))
    np.testing.assert_allclose(ArcMeasure(MinorArc(A, B, w)).place(at), t)
    np.testing.assert_allclose(ArcMeasure(Semicircle(AB)).place(at), np.pi)
    np.testing.assert_allclose(RegionPerimeter(MinorSector(A, B, w)).place(at), r * (2 + t))
    both = ArcMeasure(ArcFrom(A, B, w)).place(at) + ArcMeasure(ArcFrom(B, A, w)).place(at)
    np.testing.assert_allclose(both, 2 * np.pi)


@each
def test_area_moves_along(bench, term):
    """It changes as a product of two lengths does; derivatives agree with differences."""
    at = crossing(bench, term)
    names = ("w", "v", "a", "A", "B", "O")
    given = {t.name: x for t, x in bench.known(at).items() if t.name in names}
    used = {t.name: given[t.name] for t in term.walk() if isinstance(t, Ref)}
    bench.derivatives(RegionArea(term), **used)
    bench.derivatives(RegionPerimeter(term), **used)
    bench.moves_along(RegionArea(term), **used)
    bench.moves_along(RegionPerimeter(term), **used)


@each
def test_what_it_brings_holds(bench, term):
    at = crossing(bench, term)
    for fact in term.brings(z):
        np.testing.assert_allclose(fact.residual(at), 0.0, atol=1e-9)
    assert not np.any(term.cramped(at)) or isinstance(term, Annulus | Lens | Lune)


def test_which_end_comes_first():
    assert MinorSector(A, B, w).key == MinorSector(B, A, w).key
    assert SectorFrom(A, B, w).key != SectorFrom(B, A, w).key
    assert Sector((O, A, B)).key == Sector((O, B, A)).key != Sector((A, O, B)).key
    assert HalfDisc(AB).key != HalfDisc(Segment(B, A)).key
    assert MinorSegment(w, AB).key == MinorSegment(w, Segment(B, A)).key
    assert Lens(w, v).key == Lens(v, w).key and Lune(w, v).key != Lune(v, w).key
    with pytest.raises(ValueError):
        Sector((O, A, B, C))


def test_areas_of_different_regions_side_by_side(bench):
    at = crossing(bench, Lens(w, v))
    terms = (RegionArea(Lens(w, v)), RegionArea(Sector((O, A, B))), RegionArea(MinorSegment(w, AB)))
    from geodsl.language.term import stacked

    together = stacked(terms).place(at)
    for row, term in zip(together, terms, strict=True):
        np.testing.assert_allclose(row, term.place(at))


@each
def test_turned_and_mirrored(bench, term):
    at = crossing(bench, term)
    at.put(z, term.place(at))
    mirror = np.arange(bench.N) % 2 == 0
    image = turned(at, np.full(bench.N, np.exp(2.0j)), mirror)
    region, again = image.value(z), term.place(image)
    for i in range(bench.N):
        if isinstance(term, HalfDisc | SectorFrom) and mirror[i]:
            continue  # they have a hand
        assert shape(region, i).symmetric_difference(shape(again, i)).area < 1e-4
    np.testing.assert_allclose(RegionArea(z).place(image), RegionArea(z).place(at))


@each
def test_taken_apart_and_joined(bench, term):
    at = crossing(bench, term)
    at.put(z, term.place(at))
    odd = np.arange(bench.N) % 2 == 1
    both = join([take(at, odd), take(at, ~odd)])
    area = RegionArea(z).place(at)
    np.testing.assert_allclose(RegionArea(z).place(both), np.concatenate([area[odd], area[~odd]]))


def test_cramped(bench):
    n = bench.N
    gap = np.array([0.0, 0.1, 0.31, 0.45, 0.55, 1.0, 1.4, 1.6])
    at = bench.figure(
        Lens(w, v), w=Circle(np.zeros(n, complex), np.ones(n)), v=Circle(gap + 0j, np.full(n, 0.5))
    )
    # The figure's size is 5: what is less than 0.2 across isn't seen.
    assert list(Lens(w, v).cramped(at)) == [True] * 5 + [False, True, True]
    assert list(Lune(w, v).cramped(at)) == list(Lens(w, v).cramped(at))
    assert list(Annulus(w, v).cramped(at)) == [False] * 2 + [True] * 6
    at = crossing(bench, Sector((O, A, B)))
    at.put(B, at.value(A) + 0.01)
    for term in (Sector((O, A, B)), SectorFrom(A, B, w), MinorSegment(w, AB), HalfDisc(AB)):
        assert np.all(term.cramped(at))
