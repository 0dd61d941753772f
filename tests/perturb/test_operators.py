"""Operators on coordinates: where they can be tried, and that what they promise comes about."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import geodsl
from geodsl.instances import Instances
from geodsl.language.term import OpenFact
from geodsl.language.types import ACCEPTS
from perturb.craft.operator import Operator, Target
from perturb.craft.places import places
from perturb.operators import operators
from perturb.site import Site
from perturb.solving.aim import Aim, was_in
from perturb.solving.bonds import bonds
from perturb.solving.counterfactual import Problem
from perturb.solving.keeping import Undecided
from perturb.suite.match import phrases

FOLDER = Path(__file__).parents[2] / "examples" / "diagrams"
MOVING = [o for o in operators() if o.edits == "coordinates"]
# Few diagrams in which every operator has something to do.
DIAGRAMS = (
    "circles/arbelos",
    "lines-and-angles/clock-hands",
    "olympiad/euler-distance",
    "olympiad/feuerbach",
    "olympiad/pedal-and-circumcevian",
    "olympiad/symmedian-point",
    "quadrilaterals/trapezium-midline",
    "triangles/equal-areas",
    "triangles/excircle",
    "triangles/half-an-equilateral-triangle",
    "triangles/three-four-five",
    "triangles/viviani",
)
FAMILIES = {
    "angles",
    "centres",
    "circles",
    "facts",
    "lengths",
    "lines",
    "order",
    "points",
    "shapes",
    "sizes",
    "triangles",
}
N = 8


@cache
def site_of(name: str) -> Site:
    return Site(geodsl.load(FOLDER / f"{name}.geo"))


@cache
def figures(site: Site) -> Instances:
    return site.diagram.realize(n=N).at


@cache
def told(text: str) -> Site:
    return Site(geodsl.parse(text))


@cache
def targets(operator: type[Operator], name: str) -> tuple[Target, ...]:
    return tuple(operator.targets(site_of(name)))


def named(operator: str, site: Site) -> dict[str, Target]:
    kind = next(o for o in operators() if o.__name__ == operator)
    return {str(t): t for t in kind.targets(site)}


def solved(
    site: Site, target: Target, *, at: Instances | None = None
) -> tuple[np.ndarray, Instances, Problem]:
    """Where a target is reached in some figures, at severities of the usual range and to either side."""
    assert isinstance(target.change, Aim)
    problem = Problem.of(site, target.change)
    at = at or figures(site)
    low, high = target.operator.scale_of(target).usual
    amount = np.linspace(low, high, N)
    found = problem.solve(at, amount, np.where(np.arange(N) % 2, -1.0, 1.0))
    for was in was_in((problem.aim.fact,)):
        found.at.put(was, at.value(was.of))
    with np.errstate(all="ignore"):
        reached = problem.aim.reached(found.at, nearly=True)
    return found.good & reached, found.at, problem


# -- what they declare -----------------------------------------------------------------------------


@pytest.mark.parametrize("operator", MOVING, ids=lambda o: o.__name__)
def test_an_operator_says_what_it_does(operator: type[Operator]) -> None:
    assert operator.__doc__ and operator.__doc__.strip().splitlines()[0].endswith(".")
    assert operator.phrases
    assert operator.family in FAMILIES
    assert operator.scale.least < operator.scale.usual[1]


def test_no_phrase_is_anothers() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for template in phrases():
        words = tuple(e if isinstance(e, str) else f"{{{e.type}}}" for e in template.elements)
        assert words not in seen, f"{template.owner.__name__} and {seen[words]}: {template}"
        seen[words] = template.owner.__name__


def test_phrases_of_the_same_words_take_different_things() -> None:
    """`move P off w` and `move P off AB` are told apart by what stands in them."""
    cut: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}
    for template in phrases():
        words = tuple(e if isinstance(e, str) else "{}" for e in template.elements)
        kinds = tuple(e.type for e in template.elements if not isinstance(e, str))
        cut.setdefault(words, []).append((template.owner.__name__, kinds))
    for words, some in cut.items():
        for i, (name, kinds) in enumerate(some):
            for other, others in some[:i]:
                apart = any(_best(a).isdisjoint(_best(b)) for a, b in zip(kinds, others, strict=True))
                assert apart, f"{name} and {other}: {' '.join(words)}"


def _best(kind: str) -> set[str]:
    """What a slot takes at no cost."""
    return {made for made, cost in ACCEPTS.get(kind, {kind: 0}).items() if cost == 0}


# -- where they can be tried -------------------------------------------------------------------------


def test_every_operator_has_something_to_do() -> None:
    idle = {o.__name__ for o in MOVING if not any(targets(o, name) for name in DIAGRAMS)}
    assert not idle


@pytest.mark.parametrize("name", DIAGRAMS)
def test_targets_are_each_told_once_and_always_the_same(name: str) -> None:
    fresh = Site(geodsl.load(FOLDER / f"{name}.geo"))
    for operator in MOVING:
        keys = [t.key for t in targets(operator, name)]
        assert len(set(keys)) == len(keys), operator.__name__
        assert [t.key for t in operator.targets(fresh)] == keys, operator.__name__


@pytest.mark.parametrize("name", DIAGRAMS)
def test_what_is_made_is_visibly_false_and_can_be_said(name: str) -> None:
    site = site_of(name)
    aims = [t.change for t in targets(_operator("Make"), name)]
    facts = [a.fact for a in aims if isinstance(a, Aim)]
    assert len(facts) <= 150  # some dozens, a few of each kind
    assert len(places(site).false(facts)) == len(facts)
    assert site.speakable(tuple(facts)) == tuple(facts)


def _operator(name: str) -> type[Operator]:
    return next(o for o in operators() if o.__name__ == name)


# -- what comes of them ---------------------------------------------------------------------------------


@pytest.mark.parametrize("operator", MOVING, ids=lambda o: o.__name__)
def test_most_targets_are_reached(operator: type[Operator]) -> None:
    picked = []
    for name in DIAGRAMS:
        some = targets(operator, name)
        picked += [(site_of(name), target) for target in some[:: max(1, len(some) // 2)][:2]]
    wanted, reached = 0.6 * N * len(picked), 0
    for site, target in picked:
        if reached >= wanted:  # whatever becomes of the others
            break
        with suppress(Undecided):
            reached += int(solved(site, target)[0].sum())
    assert reached >= wanted


TANGENTS = """circle w center O radius 2
point P with OP = 4.4
A, B = tangents from P to w
draw segments PA, PB, OA, OB
"""
SQUARE = "square ABCD with AB = 3\n"
MIDDLE = "triangle ABC with angle A in 50°..70°, angle B in 30°..40°\nM = midpoint of BC\ndraw AM\n"
LABELLED = 'triangle ABC with AB = 5, AC = 4, angle A = 70°\nlabel AB "5 cm"\nlabel angle BAC "70°"\n'
CENTRE = (
    "triangle ABC with angle A in 50°..60°, angle B in 65°..75°\nO = circumcenter of ABC\ndraw OA, OB, OC\n"
)


@pytest.mark.parametrize(
    ("text", "operator", "said", "gone"),
    [
        (SQUARE, "ChangeShape", "change square ABCD to rhombus", {"square ABCD", "AB = 3"}),
        (SQUARE, "ChangeShape", "change square ABCD to rectangle", {"square ABCD", "AB = 3"}),
        (MIDDLE, "BreakMidpoint", "break M midpoint of BC", {"M midpoint of BC"}),
        (MIDDLE, "Slide", "slide M along segment BC", {"M midpoint of BC"}),
        (MIDDLE, "MakeBisects", "make AM bisects angle CAB", set()),
        (MIDDLE, "PassAlongLine", "move M past B along BC", {"M midpoint of BC"}),
        (MIDDLE, "ChangeShape", "change triangle ABC to isosceles triangle", set()),
        (
            CENTRE,
            "TurnCenter",
            "turn O circumcenter of ABC into incenter",
            {"O circumcenter of ABC", "OA = OB", "OB = OC"},
        ),
        (CENTRE, "OutOfSurface", "move O out of ABC", set()),
        (LABELLED, "ChangeLength", "change length AB", {"AB = 5"}),
        (LABELLED, "ChangeAngle", "change angle CAB", {"angle CAB = 70°"}),
        (LABELLED, "ChangeLengthNumber", 'change number at AB to "6 cm"', {"AB = 5"}),
        (TANGENTS, "BreakRightAngle", "break angle PAO right", None),
        (TANGENTS, "TangentToSecant", "make PA cut w", None),
        (TANGENTS, "TangentToPasser", "make PA miss w", None),
        (TANGENTS, "OffCircle", "move A off w", None),
    ],
)
def test_a_target_comes_out_and_lets_go_of_no_more_than_it_must(
    text: str, operator: str, said: str, gone: set[str] | None
) -> None:
    site = told(text)
    found = named(operator, site)
    assert said in found, sorted(found)
    good, at, problem = solved(site, found[said])
    assert good.all()
    if gone is not None:
        assert {str(f) for f in problem.gone} <= gone
    for fact in site.stated:
        if fact.key not in {g.key for g in problem.gone}:
            assert (np.absolute(fact.residual(at)) < 1e-9).all(), str(fact)


def test_a_square_that_becomes_a_rhombus_is_one() -> None:
    from geodsl.facts.rectangle import Rectangle
    from geodsl.facts.rhombus import Rhombus
    from geodsl.objects import Polygon, Ref

    site = told(SQUARE)
    _, at, _ = solved(site, named("ChangeShape", site)["change square ABCD to rhombus"])
    p = Polygon(tuple(Ref(n, "point") for n in "ABCD"))
    assert (np.absolute(Rhombus(p).residual(at)) < 1e-9).all()
    assert (Rectangle(p).measure(at) > 5.0).all()


def test_the_sides_of_a_tangent_are_told_apart() -> None:
    site = told(TANGENTS)
    for operator, sign in (("TangentToSecant", -1.0), ("TangentToPasser", 1.0)):
        for target in named(operator, site).values():
            good, at, problem = solved(site, target)
            assert (np.sign(problem.aim.fact.residual(at))[good] == sign).all()


def test_a_centre_moves_and_the_triangle_stays() -> None:
    site = told(CENTRE)
    at = site.diagram.realize(n=N).at
    for target in named("TurnCenter", site).values():
        good, now, _ = solved(site, target, at=at)
        assert good.all()
        for corner in target.args["f"].p.corners:
            assert np.allclose(now.point(corner), at.point(corner))
        assert (target.change.fact.measure(at) > 0.02).all()  # type: ignore[union-attr]


def test_a_number_changes_with_its_size() -> None:
    site = told(LABELLED)
    target = named("ChangeLengthNumber", site)['change number at AB to "6 cm"']
    assert isinstance(target.change, Aim)
    plate = site.plate.relabelled(target.change.relabel)
    assert 'label AB "6 cm"' in [str(o) for o in plate.orders]
    assert 'label AB "5 cm"' not in [str(o) for o in plate.orders]
    angles = named("ChangeAngleNumber", site)
    assert 'change number in angle BAC to "75°"' in angles
    assert not any('"90°"' in said for said in angles)


def test_where_a_tangent_touches_the_radius_is_a_bond() -> None:
    site = told(TANGENTS)
    extra = [b for b in bonds(site.stated) if len(b.owners) > 1]
    assert len(extra) == 2
    for bond in extra:
        assert (np.absolute(bond.part.residual(site.samples)) < 1e-9).all()


def test_what_is_flipped_comes_true() -> None:
    site = told(CENTRE)
    seen = 0
    for operator in ("OutOfSurface", "AcrossLine"):
        for target in named(operator, site).values():
            aim = target.change
            assert isinstance(aim, Aim) and isinstance(aim.fact, OpenFact)
            with np.errstate(all="ignore"):
                assert (aim.fact.margin(site.samples) < 0).all()
            good, _, _ = solved(site, target)
            assert good.mean() > 0.5, str(target)
            seen += 1
    assert seen > 1
