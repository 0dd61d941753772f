"""A figure that is turned, mirrored, moved or scaled keeps its facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from geodsl import Diagram
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, OpenFact, Term
from geodsl.numeric import Arc, Circle, Line, Ray, Segment
from geodsl.objects import Num, Ref
from geodsl.strategies import NAMES, diagrams, terms

FEW = settings(max_examples=max(5, settings.default.max_examples // 3))

ways = st.builds(
    lambda turn, scale, x, y, mirrored: (scale * np.exp(1j * turn), complex(x, y), mirrored),
    st.floats(0.0, 6.3),
    st.sampled_from((1.0, 0.3, 40.0)),
    st.floats(-5.0, 5.0),
    st.floats(-5.0, 5.0),
    st.booleans(),
)


def made(fact: Fact) -> set[Term]:
    """What a fact has made for itself, instead of calling it by a name."""
    return {t for t in fact.walk() if isinstance(t, Construction) and isinstance(t.makes, str)}


def sound(fact: Fact, at: Instances) -> bool:
    """Whether what a fact has made for itself is there and no limiting case, such as a circle without end."""
    return not any(np.any(mask) for mask in (t.cramped(at) for t in made(fact)) if mask is not None)


def same(before: Any, after: Any, close: float = 1e-9) -> None:
    np.testing.assert_allclose(after, before, rtol=0, atol=close, equal_nan=True)


def judged(fact: Fact, at: Instances) -> Any:
    """What is measured of a fact: the margin, or the size of the residual."""
    with np.errstate(all="ignore"):
        if isinstance(fact, OpenFact):
            return np.broadcast_to(fact.margin(at), (at.n,)) / (np.pi if fact.gap.unit == "°" else 1.0)
        return np.absolute(np.broadcast_to(fact.residual(at), (at.n,)))


def seen(fact: Fact, at: Instances) -> Any:
    """The visible measure; near 90° an angle is known to half of the digits only."""
    with np.errstate(all="ignore"):
        return np.broadcast_to(fact.margin(at) if isinstance(fact, OpenFact) else fact.measure(at), (at.n,))


@FEW
@given(diagrams(), ways)
def test_what_is_stated_or_implied_stays_so(
    move: Callable[..., Instances], diagram: Diagram, way: tuple[complex, complex, bool]
):
    at = diagram.realize(n=4).at
    sheet = diagram.facts()
    facts = [f for f in (*sheet.stated, *sheet.implied) if not f.turns and sound(f, at)]
    other = move(at, *way, {t for f in facts for t in made(f)})
    for fact in facts:
        same(judged(fact, at), judged(fact, other))


@given(terms("fact", depth=0), st.integers(0, 2**32), ways)
def test_what_doesnt_hold_is_as_far_off(
    move: Callable[..., Instances], fact: Any, seed: int, way: tuple[complex, complex, bool]
):
    assume(not fact.turns and not isinstance(fact, InkFact))  # ink has no coordinates
    if any(isinstance(t, Num) for t in fact.walk()):  # perhaps a length: figures of another size have others
        way = (way[0] / abs(way[0]), *way[1:])
    rng = np.random.default_rng(seed)

    def number() -> Any:
        return rng.uniform(0.5, 3.0, 5)

    def point() -> Any:
        return rng.normal(0, 2, 5) + 1j * rng.normal(0, 2, 5)

    makers: dict[str, Callable[[], Any]] = {
        "point": point,
        "line": lambda: Line(point(), np.exp(1j * number())),
        "ray": lambda: Ray(point(), np.exp(1j * number())),
        "segment": lambda: Segment(point(), point()),
        "circle": lambda: Circle(point(), number()),
        "arc": lambda: Arc(point(), number(), number(), number()),
    }
    values = {Ref(p, "point"): point() for p in "ABCDEF"}
    values |= {Ref(name, kind): makers.get(kind, number)() for name, kind in NAMES.items()}
    at = Instances(5, size=rng.uniform(4.0, 8.0, 5), values=values)
    other = move(at, *way, made(fact))
    same(seen(fact, at), seen(fact, other), 1e-9 if fact.gap.unit != "°" else 1e-5)
