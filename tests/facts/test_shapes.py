"""The kinds of triangles, quadrilaterals and polygons."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import shapely

from geodsl.language import standard
from geodsl.language.term import OpenFact
from geodsl.numeric import Circle
from geodsl.objects import Polygon
from tests.facts.figures import (
    N,
    check_column,
    check_false,
    check_invariant,
    check_printed,
    check_rank,
    check_smooth,
    check_true,
    fact,
    figure,
    number,
    points,
    read,
)

LETTERS = "ABCDEFGH"


def posed(corners, rng):
    """A shape given near 0, turned, shifted, perhaps mirrored, by its letters."""
    c = np.asarray(corners, complex)
    c = np.where(rng.random(c.shape[1]) < 0.5, c, np.conj(c))
    c = c * np.exp(2j * np.pi * rng.random(c.shape[1])) + rng.normal(size=c.shape[1])
    # Which corner comes first is drawn, too: no fact may lean on it.
    start = rng.integers(len(c))
    return dict(zip(LETTERS, np.roll(c, -start, 0), strict=False))


def cis(x):
    return np.exp(1j * np.radians(x))


def between(rng, low, high):
    return low + (high - low) * rng.random(N)


def on_circle(rng, *arcs):
    """Points of a circle; each arc is a share of the round, the last takes the rest."""
    at = np.cumsum([between(rng, a, b) for a, b in arcs], 0)
    return cis(360 * at)


# Every shape in the most general position that its name allows.
def triangle(rng):
    a, b = between(rng, 44, 46), between(rng, 75, 78)
    return triangle_of(a, b)


def triangle_of(a, b):
    side = np.sin(np.radians(b)) / np.sin(np.radians(a + b))
    return [np.zeros(N), 2.5 + np.zeros(N), 2.5 * side * cis(a)]


def right_triangle(rng):
    return triangle_of(90, between(rng, 35, 40))


def right_isosceles(rng):
    return triangle_of(45 + np.zeros(N), 90 + np.zeros(N))


def half_equilateral(rng):
    return triangle_of(30 + np.zeros(N), 90 + np.zeros(N))


def isosceles(rng):
    a = between(rng, 20, 38)
    return triangle_of(a, a)


def obtuse(rng):
    return triangle_of(between(rng, 100, 125), between(rng, 18, 24))


def equilateral(rng):
    return regular(rng, 3)


def regular(rng, n):
    return [between(rng, 1, 2) * 0 + 1.4 * cis(360 * k / n) * np.ones(N) for k in range(n)]


def trapezium(rng):
    x, w, h = between(rng, 0.25, 0.3), between(rng, 1.2, 1.4), between(rng, 0.8, 1.1)
    return [np.zeros(N), 2.4 + np.zeros(N), x + w + 1j * h, x + 1j * h]


def right_trapezium(rng):
    w, h = between(rng, 1.15, 1.25), between(rng, 0.81, 0.96)
    return [np.zeros(N), 2.4 + np.zeros(N), w + 1j * h, 1j * h]


def orthodiagonal(rng):
    x, low, high = between(rng, -0.73, -0.63), between(rng, 0.31, 0.36), between(rng, 1.48, 1.58)
    return [x, -1j * low, 1.82 + np.zeros(N), 1j * high]


def equidiagonal(rng):
    way = 2.0 * cis(between(rng, 97, 102))
    return [np.zeros(N), 0.21 - 0.56 * way, 2.0 + np.zeros(N), 0.21 + 0.44 * way]


def tangential(rng):
    """Where the tangents of a circle at neighbouring points meet."""
    touch = np.radians([0 * np.ones(N), between(rng, 94, 97), between(rng, 230, 233), between(rng, 288, 291)])
    half = (np.roll(touch, -1, 0) - touch) % (2 * np.pi) / 2
    return list(0.8 * np.exp(1j * (touch + half)) / np.cos(half))


def isosceles_trapezium(rng):
    w, h = between(rng, 0.7, 1.5), between(rng, 0.7, 0.95)
    return [-1.1 + np.zeros(N), 1.1 + np.zeros(N), w / 2 + 1j * h, -w / 2 + 1j * h]


def parallelogram(rng):
    v = between(rng, 0.9, 1.3) * cis(between(rng, 50, 75))
    return [np.zeros(N), 1.8 + np.zeros(N), 1.8 + v, v]


def rectangle(rng):
    h = between(rng, 0.8, 1.4)
    return [np.zeros(N), 1.9 + np.zeros(N), 1.9 + 1j * h, 1j * h]


def rhombus(rng):
    v = 1.6 * cis(between(rng, 45, 75))
    return [np.zeros(N), 1.6 + np.zeros(N), 1.6 + v, v]


def square(rng):
    s = between(rng, 1.0, 2.0)
    return [0 * s, s, s + 1j * s, 1j * s]


def kite(rng):
    x, y, h = between(rng, -0.9, -0.7), between(rng, 1.5, 1.9), between(rng, 0.5, 0.6)
    return [x, -1j * h, y, 1j * h]


def dart(rng):
    x, y, h = between(rng, 0.3, 0.5), between(rng, 1.6, 1.9), between(rng, 0.9, 1.1)
    return [x, -1j * h, y, 1j * h]


def cyclic(rng):
    return list(1.5 * on_circle(rng, (0, 0.1), (0.23, 0.25), (0.12, 0.14), (0.11, 0.13)))


def scalene_quadrilateral(rng):
    j = between(rng, 0.9, 1.0)
    return [np.zeros(N), 2.1 * j, (2.6 + 1.9j) * j, (0.3 + 0.6j) * j]


SHAPES = {
    f.__name__: f
    for f in (
        *(
            triangle,
            right_triangle,
            right_isosceles,
            half_equilateral,
            isosceles,
            obtuse,
            equilateral,
            trapezium,
            isosceles_trapezium,
        ),
        *(parallelogram, rectangle, rhombus, square, kite, dart, cyclic, scalene_quadrilateral),
        *(right_trapezium, orthodiagonal, equidiagonal, tangential),
    )
}

# Kind: the shapes of which it is true. Of all other shapes with as many corners it is false.
TRUE = {
    "isosceles triangle ABC": ("isosceles", "equilateral", "right_isosceles"),
    "equilateral triangle ABC": ("equilateral",),
    "right triangle ABC": ("right_triangle", "right_isosceles", "half_equilateral"),
    "right isosceles triangle ABC": ("right_isosceles",),
    "half-equilateral triangle ABC": ("half_equilateral",),
    "scalene triangle ABC": ("triangle", "right_triangle", "half_equilateral", "obtuse"),
    "acute triangle ABC": ("triangle", "equilateral"),
    "obtuse triangle ABC": ("obtuse", "isosceles"),
    "trapezium ABCD": (
        *("trapezium", "isosceles_trapezium", "right_trapezium"),
        *("parallelogram", "rectangle", "rhombus", "square"),
    ),
    "right trapezium ABCD": ("right_trapezium", "rectangle", "square"),
    "orthodiagonal quadrilateral ABCD": ("orthodiagonal", "kite", "dart", "rhombus", "square"),
    "equidiagonal quadrilateral ABCD": ("equidiagonal", "isosceles_trapezium", "rectangle", "square"),
    "tangential quadrilateral ABCD": ("tangential", "kite", "rhombus", "square"),
    "isosceles trapezium ABCD": ("isosceles_trapezium", "rectangle", "square"),
    "parallelogram ABCD": ("parallelogram", "rectangle", "rhombus", "square"),
    "rectangle ABCD": ("rectangle", "square"),
    "rhombus ABCD": ("rhombus", "square"),
    "kite ABCD": ("kite", "dart", "rhombus", "square"),
    "square ABCD": ("square",),
    "ABCD cyclic": ("cyclic", "isosceles_trapezium", "rectangle", "square"),
    "ABCD regular": ("square",),
    "ABC regular": ("equilateral",),
    "convex ABCD": tuple(f for f in SHAPES if f != "dart"),
    "quadrilateral ABCD": tuple(SHAPES),
}

# Kind, the shape on which it is generic, and how many equations it is (None: an inequality).
RANKS = {
    "isosceles triangle ABC": ("isosceles", 1),
    "equilateral triangle ABC": ("equilateral", 2),
    "right triangle ABC": ("right_triangle", 1),
    "right isosceles triangle ABC": ("right_isosceles", 2),
    "half-equilateral triangle ABC": ("half_equilateral", 2),
    "scalene triangle ABC": ("triangle", None),
    "acute triangle ABC": ("triangle", None),
    "obtuse triangle ABC": ("obtuse", None),
    "trapezium ABCD": ("trapezium", 1),
    "isosceles trapezium ABCD": ("isosceles_trapezium", 2),
    "right trapezium ABCD": ("right_trapezium", 2),
    "orthodiagonal quadrilateral ABCD": ("orthodiagonal", 1),
    "equidiagonal quadrilateral ABCD": ("equidiagonal", 1),
    "tangential quadrilateral ABCD": ("tangential", 1),
    "parallelogram ABCD": ("parallelogram", 2),
    "rectangle ABCD": ("rectangle", 3),
    "rhombus ABCD": ("rhombus", 3),
    "kite ABCD": ("kite", 2),
    "square ABCD": ("square", 4),
    "ABCD cyclic": ("cyclic", 1),
    "ABCD regular": ("square", 4),
    "convex ABCD": ("kite", None),
    "quadrilateral ABCD": ("dart", None),
    "triangle ABC": ("triangle", None),
}


@pytest.mark.parametrize("text", TRUE)
def test_of_which_shapes_it_is_true(text):
    rng = np.random.default_rng(1)
    term = fact(text)
    for name, build in SHAPES.items():
        shape = build(rng)
        if len(shape) != len(term.p.corners):
            continue
        values = posed(shape, rng)
        if name in TRUE[text]:
            check_true(term, values)
        elif isinstance(term, OpenFact):
            assert np.all(term.margin(figure(**values)) < 1e-9), name
        else:
            assert np.all(term.measure(figure(**values)) > term.gap.least), name
            assert np.all(np.max([np.abs(p.residual(figure(**values))) for p in term.parts()], axis=0) > 1e-3)


@pytest.mark.parametrize("text", RANKS)
def test_checks(text):
    rng = np.random.default_rng(2)
    name, rank = RANKS[text]
    term = fact(text)
    values = posed(SHAPES[name](rng), rng)
    check_true(term, values)
    check_smooth(term, values, rng)
    check_invariant(term, values, rng)
    check_column(term, values, rng)
    check_printed(term)
    if rank is not None:
        check_false(term, values, rng, 0.5 if rank == 1 else 0.9)
        check_rank(term, values, rank)


@pytest.mark.parametrize("text", RANKS)
def test_it_does_not_matter_where_one_begins(text):
    rng = np.random.default_rng(3)
    term = fact(text)
    corners = term.p.corners
    values = dict(
        zip(
            LETTERS,
            rng.normal(size=(len(corners), N)) + 1j * rng.normal(size=(len(corners), N)),
            strict=False,
        )
    )
    first = number(term, figure(**values))
    for k in range(len(corners)):
        for step in (1, -1):
            turned = type(term)(
                Polygon(tuple(corners[(k + step * i) % len(corners)] for i in range(len(corners))))
            )
            assert turned.key == term.key
            assert np.allclose(np.abs(number(turned, figure(**values))), np.abs(first)), turned


@pytest.mark.parametrize("n", range(3, 9))
def test_regular(n):
    rng = np.random.default_rng(n)
    values = posed(regular(rng, n), rng)
    term = fact(f"{LETTERS[:n]} regular")
    check_true(term, values)
    check_rank(term, values, 2 * n - 4)
    check_false(term, values, rng)
    check_column(term, values, rng)
    for e in term.entails():
        if isinstance(e, OpenFact):
            assert np.all(e.margin(figure(**values)) > 0)
        else:
            assert np.max(np.abs(e.residual(figure(**values)))) < 1e-9, e


def test_a_star_and_a_cross_are_not_regular():
    star = {x: cis(144 * k) * np.ones(N) for k, x in enumerate("ABCDE")}
    assert np.all(fact("ABCDE regular").measure(figure(**star)) > 0.5)
    assert np.all(fact("convex ABCDE").margin(figure(**star)) < 0)
    assert np.all(fact("pentagon ABCDE").margin(figure(**star)) < 0)
    walk = np.cumsum([0, 1, 1j, 1, 1j, -1, 1j, -1, -1j, -1, -1j, 1])  # a plus sign
    names = "ABCDEFGHIJKL"
    plus = {x: z * np.ones(N) for x, z in zip(names, walk, strict=True)}
    term = standard().kinds["Regular"](Polygon(points(names)))
    assert np.max(np.abs([p.residual(figure(**plus)) for p in term.parts()])) < 1e-12
    assert np.all(term.measure(figure(**plus)) > 0.5)


@pytest.mark.parametrize("n", [3, 4, 5, 6])
def test_simple_and_convex_as_shapely_has_them(n):
    rng = np.random.default_rng(n)
    z = rng.normal(size=(n, 400)) + 1j * rng.normal(size=(n, 400))
    at = figure(**dict(zip(LETTERS, z, strict=False)))
    p = Polygon(points(LETTERS[:n]))
    simple = standard().kinds["Simple"](p).margin(at)
    convex = standard().kinds["Convex"](p).margin(at)
    seen = set()
    for i in range(400):
        polygon = shapely.Polygon([(c.real, c.imag) for c in z[:, i]])
        assert (simple[i] > 0) == polygon.is_valid
        hull = polygon.is_valid and np.isclose(polygon.area, polygon.convex_hull.area)
        assert (convex[i] > 0) == hull
        seen.add((polygon.is_valid, bool(hull)))
        if n == 3:
            ring = [abs(z[k, i] - z[k - 1, i]) for k in range(3)]
            assert simple[i] * 4.0 == pytest.approx(2 * polygon.area / max(ring))
    assert len(seen) == {3: 1, 6: 2}.get(n, 3)


def test_simple_changes_sign_only_through_zero():
    """A corner that walks across a side: the margin has no jump."""
    t = np.linspace(-1, 1, 4001)
    at = figure(A=0 * t, B=2 + 0 * t, C=2 + 2j + 0 * t, D=0.6 - 1j * t)
    margin = fact("quadrilateral ABCD").margin(at)
    assert margin[0] > 0 > margin[-1]
    assert np.max(np.abs(np.diff(margin))) < 1e-3
    assert np.max(np.abs(np.diff(fact("convex ABCD").margin(at)))) < 0.5


# -- two polygons ------------------------------------------------------------------------


def twins(rng, n, scale, mirrored, noise=0.0):
    z = (
        1.5
        * cis(360 * (np.arange(n)[:, None] + 0.6 * rng.random((n, N))) / n)
        * (0.8 + 0.4 * rng.random((n, N)))
    )
    image = (np.conj(z) if mirrored else z) * scale * cis(77) + 2 - 1j
    image = image + noise * (rng.normal(size=z.shape) + 1j * rng.normal(size=z.shape))
    return {**dict(zip("ABCDEF"[:n], z, strict=True)), **dict(zip("PQRSTU"[:n], image, strict=True))}


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("n", [3, 4, 5])
def test_congruent_and_similar(n, mirrored):
    rng = np.random.default_rng(n)
    p, q = "ABCDEF"[:n], "PQRSTU"[:n]
    congruent, similar = fact(f"{p} congruent to {q}"), fact(f"{p} similar to {q}")
    same, larger = twins(rng, n, 1.0, mirrored), twins(rng, n, 1.3, mirrored)
    check_true(congruent, same)
    check_true(similar, same)
    check_true(similar, larger)
    assert np.all(congruent.measure(figure(**larger)) > congruent.gap.least)
    check_rank(congruent, same, 2 * n - 3)
    check_rank(similar, larger, 2 * n - 4)
    for term, values in ((congruent, same), (similar, larger)):
        check_false(term, values, rng)
        check_smooth(term, values, rng)
        check_invariant(term, values, rng)
        check_column(term, values, rng)
        check_printed(term)
        wrong = type(term)(term.p, Polygon(points(q[1:] + q[0])))
        assert np.mean(wrong.measure(figure(**values)) > 0.01) > 0.9  # corners correspond in order
        assert wrong.key != term.key


def test_congruence_sees_a_corner_on_the_wrong_side():
    """A kite and a dart of equal sides and one equal diagonal."""
    one = np.ones(N)
    kite = dict(zip("ABCD", [-1j * one, 1.5 * one, 1j * one, -0.5 * one], strict=True))
    dart = dict(zip("PQRS", [-1j * one, 1.5 * one, 1j * one, 0.5 * one], strict=True))
    assert np.all(fact("ABCD congruent PQRS").measure(figure(**kite, **dart)) > 0.1)
    assert np.all(fact("ABCD similar PQRS").measure(figure(**kite, **dart)) > 0.05)


def test_a_correspondence_has_one_key():
    kinds = standard().kinds
    for kind in ("Congruent", "Similar"):
        for n in (3, 4):
            p, q = points("ABCD"[:n]), points("PQRS"[:n])
            turns = [tuple((i + s * k) % n for k in range(n)) for i in range(n) for s in (1, -1)]
            for order in itertools.permutations(range(n)) if n == 3 else turns:
                a, b = (Polygon(tuple(x[i] for i in order)) for x in (p, q))
                assert (
                    kinds[kind](a, b).key == kinds[kind](b, a).key == kinds[kind](Polygon(p), Polygon(q)).key
                )
            swapped = Polygon((q[1], q[0], *q[2:]))
            assert kinds[kind](Polygon(p), swapped).key != kinds[kind](Polygon(p), Polygon(q)).key


def test_polygons_that_share_a_side():
    rng = np.random.default_rng(5)
    values = posed(parallelogram(rng), rng)
    term = fact("ABC congruent CDA")
    check_true(term, values)
    assert len(term.parts()) == 2  # AC is AC
    assert not any(e.args[0].key == e.args[1].key for e in term.entails())


def test_different_numbers_of_corners_do_not_correspond():
    assert read("ABC congruent PQRS") == read("ABC similar to PQRS") == read("ABC cyclic") == []


# -- polygons and circles ----------------------------------------------------------------


def test_inscribed():
    rng = np.random.default_rng(6)
    z = cyclic(rng)
    values = {**dict(zip("ABCD", z, strict=True)), "w": Circle(np.zeros(N, complex), np.full(N, 1.5))}
    term = fact("ABCD inscribed in w")
    assert fact("w circumscribed about ABCD") == term
    check_true(term, values)
    check_false(term, values, rng)
    check_rank(term, values, 4)
    check_smooth(term, values, rng)
    check_invariant(term, values, rng)
    check_column(term, values, rng)
    check_printed(term)
    assert [c.name for c in term.loci(points("B")[0])] == ["w"] and term.loci(points("P")[0]) == ()


@pytest.mark.parametrize("n", [3, 4, 5])
def test_circumscribed(n):
    rng = np.random.default_rng(n)
    touch = 2 * np.pi * (np.arange(n)[:, None] + 0.3 * rng.random((n, N))) / n
    half = (np.roll(touch, -1, 0) - touch) / 2
    corners = 0.8 * np.exp(1j * (touch + half)) / np.cos(half)  # tangents at neighbouring points meet here
    center = rng.normal(size=N) + 1j * rng.normal(size=N)
    values = {**dict(zip("ABCDE", corners + center, strict=False)), "w": Circle(center, np.full(N, 0.8))}
    letters = "ABCDE"[:n]
    term = fact(f"{letters} circumscribed about w")
    assert fact(f"w inscribed in {letters}") == term
    check_true(term, values)
    check_false(term, values, rng)
    check_rank(term, values, n)
    check_smooth(term, values, rng)
    check_invariant(term, values, rng)
    check_column(term, values, rng)
    check_printed(term)


@pytest.mark.parametrize(
    ("center", "radius", "holds"),
    [(1 + 1j, 1, True), (6 + 6j, 6, False), (-3 + 3j, 3, False), (2 - 2j, 2, False)],
)
def test_an_excircle_is_not_inscribed(center, radius, holds):
    one = np.ones(1)
    at = figure(A=0j * one, B=3 + 0j * one, C=4j * one, w=Circle(center * one, radius * one))
    term = fact("ABC circumscribed about w")
    assert np.max(np.abs([p.residual(at) for p in term.parts()])) < 1e-12
    assert (term.measure(at)[0] < 1e-12) == holds


# -- words -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("triangle ABC isosceles", "Isosceles"),
        ("ABC is isosceles", "Isosceles"),
        ("triangle ABC is equilateral", "Equilateral"),
        ("right-angled triangle ABC", "RightTriangle"),
        ("triangle ABC is right-angled", "RightTriangle"),
        ("triangle ABC is scalene", "Scalene"),
        ("triangle ABC is acute", "AcuteTriangle"),
        ("ABC obtuse", "ObtuseTriangle"),
        ("trapezoid ABCD", "Trapezium"),
        ("quadrilateral ABCD trapezium", "Trapezium"),
        ("isosceles trapezoid ABCD", "IsoscelesTrapezium"),
        ("ABCD isosceles trapezium", "IsoscelesTrapezium"),
        ("ABCD parallelogram", "Parallelogram"),
        ("ABCD rectangle", "Rectangle"),
        ("ABCD rhombus", "Rhombus"),
        ("ABCD kite", "Kite"),
        ("quadrilateral ABCD square", "Square"),
        ("cyclic quadrilateral ABCD", "Cyclic"),
        ("regular hexagon ABCDEF", "Regular"),
        ("regular pentagon ABCDE", "Regular"),
        ("pentagon ABCDE regular", "Regular"),
        ("hexagon ABCDEF", "Simple"),
        ("polygon ABCDEFGHI", "Simple"),
        ("triangle ABC convex", "Convex"),
        ("triangle ABC similar to triangle DEF", "Similar"),
        ("triangle ABC is congruent to triangle DEF", "Congruent"),
        ("circle w circumscribed about triangle ABC", "Inscribed"),
        ("circle w inscribed in triangle ABC", "Circumscribed"),
    ],
)
def test_readings(text, kind):
    term = fact(text)
    assert type(term).__name__ == kind
    check_printed(term)


def test_new_corners():
    for text in (
        "square ABCD",
        "triangle ABC",
        "regular hexagon ABCDEF",
        "right triangle ABC",
        "ABCD inscribed in w",
    ):
        (reading,) = read(text)
        assert reading.news == tuple(c.name for c in reading.term.p.corners)
    (reading,) = read("ABCD square")
    assert reading.news == ()


def test_a_flat_figure_is_no_shape():
    """Corners that fall together make nothing true: no parallelogram of two points."""
    one = np.ones(N)
    at = figure(A=0j * one, B=0j * one, C=one + 0j, D=one + 0j)
    for text in ("parallelogram ABCD", "trapezium ABCD", "rectangle ABCD", "isosceles trapezium ABCD"):
        assert not np.any(np.abs(fact(text).residual(at)) < 1e-9), text
