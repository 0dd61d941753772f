"""Random figures, and what every construction must pass on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from geodsl.instances import Instances
from geodsl.language.matcher import Matcher
from geodsl.language.term import OpenFact, stacked
from geodsl.language.vocabulary import standard
from geodsl.numeric import Arc, Circle, Line, Ray, Segment, derivative, turn, value, variables
from geodsl.objects import Ref, names
from grammar.parser import parse_program

N = 8
# Names of things that are no points; every capital letter is a point.
KINDS = {
    **dict.fromkeys(("l", "m"), "line"),
    **dict.fromkeys(("w", "v", "k"), "circle"),
    "r": "ray",
    "s": "segment",
    "a": "arc",
    "d": "length",
    "q": "number",
    "t": "degrees",
    "g": "area",
    "z": "region",
}


def ref(name: str) -> Ref:
    return Ref(name, "point" if name[0].isupper() else KINDS[name])


def draw(kind: str, rng: np.random.Generator, n: int = N) -> Any:
    """A random value of a type."""

    def point() -> Any:
        return rng.normal(0, 1.5, n) + 1j * rng.normal(0, 1.5, n)

    def number(low: float = 0.5, high: float = 2.0) -> Any:
        return rng.uniform(low, high, n)

    match kind:
        case "point":
            return point()
        case "line":
            return Line(point(), turn(number(0, 2 * np.pi)))
        case "ray":
            return Ray(point(), turn(number(0, 2 * np.pi)))
        case "segment":
            return Segment(point(), point())
        case "circle":
            return Circle(point(), number())
        case "arc":
            return Arc(point(), number(), number(-3, 3), number(0.5, 5.5))
    return number()


def figure(term: Any, seed: int = 0, **given: Any) -> Instances:
    """Random values of all that a term speaks of, except for those that are given by name."""
    rng = np.random.default_rng(seed)
    values = {}
    for name in sorted(names(term)):
        values[ref(name)] = given.get(name, draw(ref(name).type, rng))
    free, picks = {}, {}
    for part in term.walk():
        if getattr(part, "free", 0):
            free[part] = list(rng.random((part.free, N)))
        if getattr(part, "picks", 0):
            picks[part] = rng.integers(0, part.picks, N)
    return Instances(N, size=np.full(N, 5.0), values=values, free=free, picks=picks)


def numbers(v: Any) -> list[Any]:
    """The real coordinates of a value; of a line or ray those of its origin, and its angle."""
    if isinstance(v, Line | Ray):
        return [v.origin.real, v.origin.imag, np.arctan2(v.direction.imag, v.direction.real)]
    if isinstance(v, tuple):
        return [x for part in v for x in numbers(part)]
    v = np.asarray(v)
    return [v.real, v.imag] if np.iscomplexobj(v) else [v]


def built(like: Any, rows: Iterator[Any]) -> Any:
    """A value like another from real coordinates."""
    if isinstance(like, Line | Ray):
        x, y, t = next(rows), next(rows), next(rows)
        return type(like)(x + 1j * y, turn(t))
    if isinstance(like, tuple):
        return type(like)(*(built(part, rows) for part in like))
    x = next(rows)
    return x + 1j * next(rows) if np.iscomplexobj(like) else x


def changed(at: Instances, values: dict[Any, Any], **more: Any) -> Instances:
    return Instances(at.n, size=at.size, values=values, free=at._free, picks=at._picks)


def known(at: Instances) -> dict[Any, Any]:
    return {t: v for t, v in at.known().items() if isinstance(t, Ref)}


def flat(x: Any) -> list[Any]:
    """A value as a list of arrays."""
    return [a for part in x for a in flat(part)] if isinstance(x, tuple) else [x]


def image(v: Any, kind: str, factor: complex, shift: complex) -> Any:
    """A value after turning, scaling and moving the plane."""
    scale, way = abs(factor), factor / abs(factor)
    match v:
        case Line() | Ray():
            return type(v)(factor * v.origin + shift, way * v.direction)
        case Arc():
            return Arc(factor * v.center + shift, scale * v.radius, v.start + np.angle(factor), v.sweep)
        case Circle():
            return Circle(factor * v.center + shift, scale * v.radius)
        case Segment():
            return Segment(factor * v.a + shift, factor * v.b + shift)
        case tuple():
            return tuple(image(part, "point", factor, shift) for part in v)
    if kind in ("point", "choice"):
        return factor * v + shift
    return v * {"length": scale, "area": scale * scale}.get(kind, 1.0)


# -- checks ----------------------------------------------------------------------------------


def moves_along(term: Any, seed: int = 1, **given: Any) -> None:
    """Place and move is move and place."""
    at = figure(term, seed, **given)
    factor, shift = 1.7 * np.exp(2.0j), 3.0 - 1.0j
    there = {t: image(v, t.type, factor, shift) for t, v in known(at).items()}
    got = term.place(changed(at, there))
    want = image(term.place(at), term.makes, factor, shift)
    assert type(got) is type(want)
    if isinstance(got, Arc | Line | Ray):
        got, want = (type(v)(*(np.broadcast_to(x, N) for x in v)) for v in (got, want))
    for x, y in zip(flat(got), flat(want), strict=True):
        np.testing.assert_allclose(x, y, atol=1e-9)


def columns(*terms: Any, seed: int = 2) -> None:
    """A column of terms is placed as each of them is."""
    values: dict[Any, Any] = {}
    for k, term in enumerate(terms):
        values = {**known(figure(term, seed + k)), **values}
    at = Instances(N, size=np.full(N, 5.0), values=values)
    together = flat(stacked(terms).place(at))
    for row, term in enumerate(terms):
        for part, alone in zip(together, flat(term.place(at)), strict=True):
            np.testing.assert_allclose(np.broadcast_to(part, (len(terms), N))[row], alone, rtol=1e-11)


def derivatives(term: Any, seed: int = 3, **given: Any) -> None:
    """Exact derivatives by all that the term is made from, against central differences."""
    at = figure(term, seed, **given)
    start = known(at)
    free = [row for part in at._free.values() for row in part]
    rows = np.array([*(x for v in start.values() for x in numbers(v)), *free])

    def place(xs: Any) -> list[Any]:
        left = iter(xs)
        values = {t: built(v, left) for t, v in start.items()}
        drawn = {t: [next(left) for _ in part] for t, part in at._free.items()}
        return flat(term.place(Instances(at.n, size=at.size, values=values, free=drawn, picks=at._picks)))

    exact, step, moved = place(variables(rows)), 1e-6, False
    for part, plain in zip(exact, place(rows), strict=True):
        np.testing.assert_allclose(value(part), plain, atol=1e-12)
    for i in range(len(rows)):
        change = np.zeros_like(rows)
        change[i] = step
        for part, high, low in zip(exact, place(rows + change), place(rows - change), strict=True):
            slope = derivative(part, len(rows))[i]
            there = np.isfinite(high) & np.isfinite(low)
            want = (np.asarray(high) - low) / (2 * step)
            np.testing.assert_allclose(slope[there], want[there], rtol=1e-4, atol=1e-5)
            moved |= bool((np.absolute(want[there]) > 1e-3).any())
    assert moved or not len(rows)


def pinned(term: Any, seed: int = 4, *, dims: int | None = None, **given: Any) -> None:
    """What is brought holds, and leaves what is made no freedom but the free numbers."""
    at = figure(term, seed, **given)
    made = Ref("made", "point" if term.makes == "choice" else term.makes)
    cramped = False if term.cramped(at) is None else term.cramped(at)
    for placed in term.place(at) if term.makes == "choice" else (term.place(at),):
        good = np.all([np.isfinite(x) for x in numbers(placed)], axis=0) & ~np.broadcast_to(cramped, at.n)
        assert good.any()
        facts = term.brings(made)
        there = changed(at, {**known(at), made: placed})
        for fact in facts:
            assert np.absolute(fact.residual(there)[good]).max() < 1e-9, fact
            if isinstance(fact, OpenFact):
                continue
            assert np.absolute(fact.measure(there)[good]).max() < 1e-6, fact
        parts = [p for fact in facts if not isinstance(fact, OpenFact) for p in fact.parts()]
        rows = np.array(numbers(placed))
        moving = changed(at, {**known(at), made: built(placed, iter(variables(rows)))})
        slopes = np.array([derivative(p.residual(moving), len(rows)) for p in parts])  # (parts, rows, n)
        if dims is None:
            dims = {"point": 2, "line": 2, "circle": 3}[made.type] - term.free
        for i in np.flatnonzero(good):
            assert np.linalg.matrix_rank(slopes[:, :, i], tol=1e-5) == dims, (term, i)


def read(text: str, kind: str) -> list[Any]:
    """The cheapest readings of a phrase."""
    program, faults = parse_program(text)
    assert not faults
    return Matcher(standard(), KINDS.get).read(program.statements[0].body.body, kind)


def reads(text: str, term: Any, kind: str | None = None) -> None:
    """The phrase means the term and nothing else; printed, it means the same again."""
    kind = kind or (term.makes if isinstance(term.makes, str) else "several")
    assert [r.term for r in read(text, kind)] == [term], text
    assert [r.term for r in read(str(term), kind)] == [term], str(term)


def named(text: str, called: tuple[str, ...], term: Any, kind: str | None = None) -> None:
    """The phrase gives names to what it makes."""
    (reading,) = read(text, kind or term.makes)
    assert reading.binds == ((called, term),), text


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Degenerate figures give nan without a warning, as they do where instances are judged."""
    with np.errstate(all="ignore"):
        yield


@pytest.fixture(scope="session")
def bench() -> SimpleNamespace:
    """All of the above."""
    helpers: tuple[Callable[..., Any], ...] = (
        changed,
        columns,
        derivatives,
        figure,
        known,
        moves_along,
        named,
        pinned,
        read,
        reads,
    )
    return SimpleNamespace(N=N, ref=ref, **{h.__name__: h for h in helpers})
