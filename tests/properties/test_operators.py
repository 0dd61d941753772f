"""Operators don't care which way up a figure is, nor what its points are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

import geodsl
from geodsl import Diagram
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, Term
from geodsl.ledger import Ledger
from geodsl.objects import Ref
from geodsl.realize.evaluate import take
from geodsl.strategies import diagrams
from perturb.blocks.plan import Pick, Plan
from perturb.blocks.variants import Proposal
from perturb.craft.operator import Target
from perturb.operators import operators
from perturb.paper.pins import together
from perturb.site import Site
from perturb.solving.aim import Aim, was_in
from perturb.solving.counterfactual import Problem
from perturb.solving.keeping import Undecided

# To explain what a failure is about takes very many more figures.
PHASES = tuple(p for p in Phase if p != Phase.explain)
FEW = settings(max_examples=max(4, settings.default.max_examples // 6), phases=PHASES)
MOVING = [o for o in operators() if o.edits == "coordinates"]
EACH = 4  # changes that are tried in a diagram

Draw = Callable[[st.SearchStrategy[Any]], Any]

ways = st.builds(
    lambda turn, scale, x, y, mirrored: (scale * np.exp(1j * turn), complex(x, y), mirrored),
    st.floats(0.0, 6.3),
    st.sampled_from((1.0, 0.3, 40.0)),
    st.floats(-5.0, 5.0),
    st.floats(-5.0, 5.0),
    st.booleans(),
)


@st.composite
def changes(draw: Draw) -> tuple[Site, list[Target]]:
    """A diagram, and some changes of its coordinates."""
    site = Site(draw(diagrams()))
    some = [t for o in MOVING for t in o.targets(site) if not any(f.turns for f in spoken(t))]
    assume(some)
    return site, [some[draw(st.integers(0, len(some) - 1))] for _ in range(EACH)]


def spoken(target: Target) -> tuple[Fact, ...]:
    aim = target.change
    assert isinstance(aim, Aim)
    return (aim.fact, *(w.fact for w in aim.wants), *aim.keep)


def made(*facts: Fact) -> set[Term]:
    """What facts have made for themselves, instead of calling it by a name."""
    return {t for f in facts for t in f.walk() if isinstance(t, Construction) and isinstance(t.makes, str)}


def solved(problem: Problem, at: Instances, amount: np.ndarray, side: float) -> tuple[np.ndarray, np.ndarray]:
    """Where an aim is reached, and how far off what is wanted is then."""
    found = problem.solve(at, amount, np.full(at.n, side))
    for was in was_in((problem.aim.fact, *(w.fact for w in problem.aim.wants))):
        found.at.put(was, at.value(was.of))
    with np.errstate(all="ignore"):
        off = np.absolute(problem.wanted.residual(found.at))
        return found.good & problem.aim.reached(found.at, nearly=True), off


def both_ways(site: Site, at: Instances) -> bool:
    """Whether everything is where its construction puts it: some choose a side, and are elsewhere in a mirror."""
    again = site.moving.place(at, list(np.zeros((site.moving.count, at.n))))
    told = [n.ref for n in site.scene.nodes if n.type in ("point", "circle", "line")]
    return all(np.allclose(x, y) for t in told for x, y in zip(flat(again, t), flat(at, t), strict=True))


def flat(at: Instances, term: Ref) -> tuple[Any, ...]:
    value = at.value(term)
    return value if isinstance(value, tuple) else (value,)


@FEW
@given(changes(), ways, st.floats(1.2, 3.0), st.sampled_from((-1.0, 1.0)))
def test_a_figure_that_is_moved_changes_alike(
    move: Callable[..., Instances],
    where: tuple[Site, list[Target]],
    way: tuple[complex, complex, bool],
    far: float,
    side: float,
) -> None:
    site, targets = where
    bench = site.bench(Plan(()))
    at = take(bench.at, np.arange(EACH))
    other = move(at, *way)
    assume(both_ways(site, other))
    for target in targets:
        try:
            problem = site.problem(target.change)
        except Undecided:
            continue
        amount = np.full(at.n, far * target.operator.scale_of(target).least)
        good, off = solved(problem, at, amount, side)
        # In a mirror some sides are the other ones.
        found = [solved(problem, other, amount, s) for s in ((side, -side) if way[2] else (side,))]
        assert any(
            np.allclose(off[:, good & fine], away[:, good & fine], rtol=0, atol=1e-6) for fine, away in found
        ), str(target)


@FEW
@given(changes(), ways, st.sampled_from((0.25, 0.75)))
def test_a_figure_that_is_moved_is_judged_alike(
    move: Callable[..., Instances],
    where: tuple[Site, list[Target]],
    way: tuple[complex, complex, bool],
    side: float,
) -> None:
    site, targets = where
    bench = site.bench(Plan(()))
    which = np.flatnonzero(bench.fine)
    draws = np.stack([np.linspace(0.0, 1.0, len(which)), np.full(len(which), side)])[None]
    tried = bench.attempt([Proposal(Pick((t,), (None,)), which, draws) for t in targets])
    for target, found in zip(targets, tried, strict=True):
        facts = [f for f in (*site.ledger, target.change.fact) if not f.turns and not was_in((f,))]
        if not found or not facts:
            continue
        at = bench.mould.figures(together([v.pins for v in found.values()]))
        ledger = Ledger(facts)
        moved = move(at, *way, made(*facts))
        np.testing.assert_array_equal(ledger.judge(at)[0], ledger.judge(moved)[0], str(target))


@st.composite
def renamed(draw: Draw) -> tuple[Diagram, dict[str, str]]:
    """A diagram, and other letters for its points."""
    diagram = draw(diagrams())
    letters = [n.name for n in diagram.scene.nodes if n.type == "point"]
    return diagram, dict(zip(letters, draw(st.permutations(letters)), strict=True))


@FEW
@given(renamed(), st.integers(0, 1_000))
def test_other_letters_are_of_no_matter(told: tuple[Diagram, dict[str, str]], which: int) -> None:
    diagram, letters = told
    # In what is made here capitals are points, and nothing else is.
    other = geodsl.parse(diagram.text.translate(str.maketrans(letters)))

    def new(term: Any) -> Any:
        return Ref(letters[term.name], term.type) if isinstance(term, Ref) and term.name in letters else term

    def said(target: Target, name: Callable[[Any], Any] = lambda term: term) -> str:
        aim = target.change
        # Behind a # stands which statement something is made in: a name, too, but no part of a term.
        return re.sub(r"#\w+", "", f"{aim.kind} {aim.fact.map(name).key}") if isinstance(aim, Aim) else "ink"

    def called(target: Target) -> str:
        return said(target, new)

    here, there = Site(diagram), Site(other)
    for operator in operators():
        mine, theirs = list(operator.targets(here)), list(operator.targets(there))
        assert Counter(map(called, mine)) == Counter(map(said, theirs)), operator.__name__
    pairs = [(a, b) for o in MOVING for a, b in zip(o.targets(here), o.targets(there), strict=True)]
    same = [(a, b) for a, b in pairs if called(a) == said(b)]
    assume(same)
    mine, theirs = same[which % len(same)]
    first, second = here.reach(mine), there.reach(theirs)
    assert first.share == second.share
    assert len(first.takes) == len(second.takes)
    np.testing.assert_allclose(
        [first.low or 0.0, first.high or 0.0], [second.low or 0.0, second.high or 0.0], rtol=1e-6
    )
