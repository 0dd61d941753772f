"""What a fact excludes: nothing of it holds where the fact does, and mostly some of it where the fact is broken."""

from __future__ import annotations

import numpy as np
import pytest

from geodsl.entailment import excluded
from geodsl.instances import Instances
from geodsl.language.term import OpenFact
from geodsl.objects import Ref
from tests.facts.figures import fact
from tests.facts.test_entails import KINDS, SENTENCES, built, instances, proper, refs, satisfying

MORE = (Ref("Y", "point"), Ref("Z", "point"))  # points of the figure that the fact doesn't speak of
NEARLY = 1e-5  # of the least visible gap: what is rounding

# Kinds that leave nothing to be said where they don't hold, at least of things with names of their own.
SILENT = {
    *("BevanPointOf", "DeLongchampsPointOf", "NinePointCenterOf", "OrthocenterOf", "VertexCentroidOf"),
    *("CenterOf", "Concurrent", "Convex", "MidsegmentOf", "OnArc", "Orthodiagonal", "Perpendicular"),
    *("RadiusOf", "RaysMeet", "RightTrapezium", "Scalene", "Simple", "Trapezium"),
}


def figure(term, seed=0):
    """Figures in which a fact holds, with more points somewhere."""
    order, rows = satisfying(term, seed)
    return beside(instances(order, rows), seed)


def beside(at, seed=0):
    rng = np.random.default_rng(seed + 1)
    values = dict(at.known())
    for P in MORE:
        values.setdefault(P, rng.uniform(-1.8, 1.8, at.n) + 1j * rng.uniform(-1.8, 1.8, at.n))
    return Instances(at.n, size=at.size, values={t: v for t, v in values.items() if isinstance(t, Ref)})


def points(at):
    return sorted((t for t in at.known() if isinstance(t, Ref) and t.type == "point"), key=lambda t: t.name)


def check(term):
    at = figure(term)
    others = excluded(term, points(at))
    if not others:
        return 0
    assert at.n >= 5, f"{term}: only {at.n} figures were found"
    assert len({e.key for e in others}) == len(others)
    for e in others:
        with np.errstate(all="ignore"):
            assert isinstance(e, OpenFact), e
            margin = np.broadcast_to(e.margin(at), (at.n,)) / e.gap.least
        assert (margin < NEARLY).all(), f"{term} doesn't exclude {e}"
        assert set(refs(e)) <= {*refs(term), *MORE}
    return len(others)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_every_kind(kind):
    check(built(kind))


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences(text):
    check(fact(text.split(" with ")[-1]))


def test_what_has_nothing_to_be_said():
    assert {k.__name__ for k in KINDS if not excluded(built(k), MORE)} == SILENT


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.__name__)
def test_what_is_excluded_can_be_said(kind):
    term = built(kind) if kind.__name__ == "OnArc" else fact(str(built(kind)))  # as it is read
    for e in excluded(term, MORE):
        assert fact(str(e)).key == e.key, str(e)
        assert str(fact(str(e))) == str(e)


# -- broken by three gaps -----------------------------------------------------------------

BROKEN = {
    "A on w": "OnCircle",
    "AB = CD": "EqualLengths",
    "angle ABC = angle DEF": "EqualAngles",
    "angle ABC right": "RightAngle",
    "AB parallel CD": "Parallel",
    "AB tangent to w": "TangentTo",
    "M midpoint of AB": "MidpointOf",
    "D on BC": "OnLine",
}


def broken(term, seed=0, gaps=3.0):
    """Figures in which a fact is off by so many gaps: all its points moved at random, no farther than it takes."""
    rng = np.random.default_rng(seed)
    order, start = satisfying(term, seed)
    ways = rng.normal(size=start.shape)
    ways /= np.sqrt((ways * ways).sum(0))
    rows = np.full_like(start, np.nan)
    for t in np.linspace(0.0, 1.5, 301):
        moved = start + t * ways
        with np.errstate(all="ignore"):
            off = np.abs(term.measure(instances(order, moved))) / term.gap.least
        first = np.isnan(rows).all(0) & (off >= gaps) & (off < gaps + 0.5)
        rows[:, first] = moved[:, first]
    rows = rows[:, np.isfinite(rows).all(0)]
    return order, rows[:, proper(term, order, rows)]


@pytest.mark.parametrize(("text", "kind"), BROKEN.items(), ids=BROKEN.values())
def test_where_it_is_broken_one_of_them_mostly_holds(text, kind):
    term = fact(text)
    assert type(term).__name__ == kind
    held = []
    for seed in range(4):
        order, rows = broken(term, seed)
        at = beside(instances(order, rows), seed)
        # As far as a stated inequality must hold to be seen.
        margins = [np.broadcast_to(e.margin(at), (at.n,)) / e.gap.least for e in excluded(term, points(at))]
        held.append(np.max(margins, axis=0) >= 0.5)
    held = np.concatenate(held)
    assert len(held) > 60
    assert held.mean() >= 0.9, held.mean()


# -- in words -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A on w", ["A outside w", "A inside w"]),
        ("D on BC", ["triangle DBC", "D and A on same side of BC", "D and A on opposite sides of BC"]),
        ("AB parallel CD", ["ray AB meets ray CD", "ray AB meets ray DC", "ray BA meets ray CD"]),
        ("AB parallel AC", ["triangle ABC"]),
        ("l parallel AB", ["A and B on opposite sides of l", "distance from A to l < distance from B to l"]),
        ("l parallel m", []),
        ("AB perpendicular BC", ["angle ABC acute", "angle ABC obtuse"]),
        ("AB perpendicular CD", []),
        ("right triangle ABC", ["acute triangle ABC", "obtuse triangle ABC"]),
        ("AB = CD", ["AB longer than CD", "CD longer than AB"]),
        ("AB = 3", ["AB < 3", "3 < AB"]),
        ("angle ABC = 60°", ["angle ABC < 60°", "60° < angle ABC"]),
        ("angle ABC = 90°", ["angle ABC acute", "angle ABC obtuse"]),
        ("AB : BC = 1 : 2", ["2 AB < BC", "BC < 2 AB"]),
        ("AB : BC = CD : DE", ["AB * DE < BC * CD", "BC * CD < AB * DE"]),
        ("angle ABC : angle DEF = angle BCA : angle EFD", []),
        ("isosceles triangle ABC", ["scalene triangle ABC"]),
        ("AB tangent to w", ["AB crosses w", "AB misses w"]),
        ("w externally tangent to v", ["w crosses v", "w outside v", "w inside v", "v inside w"]),
        ("A, B, C, D concyclic", ["D outside (circle through ABC)", "D inside (circle through ABC)"]),
        ("ABC has area 6", ["area of ABC < 6", "6 < area of ABC"]),
        ("AB + BC = 2 CD", ["AB + BC < 2 CD", "2 CD < AB + BC"]),
        ("AB < CD", ["AB longer than CD"]),
        ("angle ABC in 30°..50°", ["angle ABC < 30°", "50° < angle ABC"]),
        ("A, B on same side of l", ["A and B on opposite sides of l"]),
        ("A inside w", ["A outside w"]),
    ],
)
def test_in_words(text, said):
    found = [str(e) for e in excluded(fact(text), (Ref("A", "point"),))]
    assert found[: len(said)] == said
    assert bool(found) == bool(said)


def test_own_ones_come_first():
    found = [str(e) for e in excluded(fact("triangle ABC isosceles at A"))]
    assert found[:2] == ["AB longer than AC", "AC longer than AB"]
    assert "scalene triangle ABC" in found[2:]


def test_points_that_a_fact_speaks_of_say_nothing_more():
    A, B, D = (Ref(x, "point") for x in "ABD")
    assert len(fact("D on AB").contraries((A, B, D))) == 1
    assert fact("A on AB").contraries((A, B, D)) == ()


def test_an_arc_is_beside_its_circle():
    found = [str(e) for e in excluded(fact("P on (minor arc from A to B of w)"))]
    assert found == ["P outside w", "P inside w"]
