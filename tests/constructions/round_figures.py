"""What the tests of circles, arcs, centres, tangents and shapes share: random figures and common checks."""

from __future__ import annotations

from typing import Any

import numpy as np

from geodsl.instances import Instances
from geodsl.language.matcher import Matcher
from geodsl.language.term import stacked
from geodsl.language.vocabulary import standard
from geodsl.numeric import Arc, Circle, Dual, Line, value, variables
from geodsl.objects import Ref
from grammar.parser import parse_program

N = 7
NAMES = {"w": "circle", "k": "circle", "l": "line", "a": "arc", "s": "segment", "r": "length"}
POINTS = "ABCDEFOPQ"


def point(name: str) -> Ref:
    return Ref(name, "point")


def circle(name: str) -> Ref:
    return Ref(name, "circle")


def figure(seed: int, *, free: dict | None = None) -> Instances:
    """Random points of all names, with circles w (about O) and k that are apart from none in particular."""
    rng = np.random.default_rng(seed)
    values: dict[Any, Any] = {point(p): 4.0 * (rng.random(N) + 1j * rng.random(N)) for p in POINTS}
    values[circle("w")] = Circle(2.0 * (rng.random(N) + 1j * rng.random(N)), 0.4 + rng.random(N))
    values[circle("k")] = Circle(4.0 + 2.0 * (rng.random(N) + 1j * rng.random(N)), 0.4 + rng.random(N))
    values[Ref("r", "length")] = 0.5 + rng.random(N)
    rows = {term: rng.random((term.free, N)) for term in free or ()}
    return Instances(N, size=np.full(N, 4.0), values=values, free=rows)


def parts_of(x: Any) -> list[Any]:
    """A value as a flat list of arrays."""
    return [a for part in x for a in parts_of(part)] if isinstance(x, tuple) else [x]


def moved(at: Instances, turn: complex, shift: complex) -> Instances:
    """The same figure somewhere else, turned and enlarged."""
    values = {}
    for term, v in at.known().items():
        if isinstance(v, Circle):
            values[term] = Circle(turn * v.center + shift, abs(turn) * v.radius)
        elif isinstance(v, np.ndarray):
            values[term] = turn * v + shift if v.dtype.kind == "c" else abs(turn) * v
    return Instances(at.n, size=at.size * abs(turn), values=values, free=at._free)


def assert_moves_along(term: Any, at: Instances) -> None:
    """Place and move is move and place."""
    turn, shift = 1.7 * np.exp(2.0j), 3.0 - 1.0j
    before, after = term.place(at), term.place(moved(at, turn, shift))
    for x, y in zip(_invariants(before), _invariants(after), strict=True):
        x, y = np.asarray(x), np.asarray(y)
        np.testing.assert_allclose(y, turn * x + shift if x.dtype.kind == "c" else abs(turn) * x, atol=1e-9)


def _invariants(x: Any) -> list[Any]:
    """A value as points and lengths, which move as such."""
    if isinstance(x, Arc):
        ends = [x.center + x.radius * np.exp(1j * (x.start + t * x.sweep)) for t in (0.0, 0.3, 1.0)]
        return [x.center, x.radius, *ends]
    if isinstance(x, Line):
        return [x.origin, x.origin + 0.0 * x.direction]
    if isinstance(x, tuple):
        return [a for part in x for a in _invariants(part)]
    return [x]


def assert_columns(terms: list[Any], at: Instances) -> None:
    """A column of terms is placed as each of them is."""
    together = parts_of(stacked(terms).place(at))
    for row, term in enumerate(terms):
        for part, alone in zip(together, parts_of(term.place(at)), strict=True):
            np.testing.assert_allclose(np.broadcast_to(part, (len(terms), N))[row], alone, rtol=1e-12)


def assert_derivatives(term: Any, at: Instances) -> None:
    """Exact derivatives by every point and circle that the term speaks of, against central differences."""
    refs = [t for t in dict.fromkeys(term.walk()) if isinstance(t, Ref)]
    rows = np.array([row for ref in refs for row in _numbers(at.value(ref))])

    def place(numbers: Any) -> list[Any]:
        numbers, values = iter(numbers), {}
        for ref in refs:
            values[ref] = _built(at.value(ref), numbers)
        inner = Instances(at.n, size=at.size, values=values, free=at._free)
        return parts_of(term.place(inner))

    exact = place(variables(rows))
    assert any(isinstance(part, Dual) for part in exact)
    step = 1e-6
    for i in range(len(rows)):
        change = np.zeros_like(rows)
        change[i] = step
        for part, high, low in zip(exact, place(rows + change), place(rows - change), strict=True):
            slope = part.d[i] if isinstance(part, Dual) else 0.0
            np.testing.assert_allclose(slope, (high - low) / (2 * step), rtol=1e-5, atol=1e-6)


def _numbers(v: Any) -> list[Any]:
    if isinstance(v, Circle):
        return [v.center.real, v.center.imag, v.radius]
    return [v.real, v.imag] if v.dtype.kind == "c" else [v]


def _built(like: Any, numbers: Any) -> Any:
    if isinstance(like, Circle):
        center = next(numbers) + 1j * next(numbers)
        return Circle(center, next(numbers))
    if like.dtype.kind == "c":
        return next(numbers) + 1j * next(numbers)
    return next(numbers)


def brought(term: Any, at: Instances, kinds: tuple[str, ...]) -> tuple[list[Any], np.ndarray, np.ndarray]:
    """What a construction brings; the residuals of its parts, and their rank by what is made."""
    made = [Ref(f"made{i}", kind) for i, kind in enumerate(kinds)]
    placed = term.place(at)
    values = [placed] if len(kinds) == 1 and term.makes == kinds[0] else list(placed)
    facts = [part for fact in term.brings(*made) for part in fact.parts()]
    rows: list[Any] = []
    for v in values:
        rows += [np.zeros(N), np.zeros(N)] if isinstance(v, Line) else _numbers(v)
    xs = iter(variables(np.array(rows)))
    known = {t: v for t, v in at.known().items() if isinstance(t, Ref)}
    for ref, v in zip(made, values, strict=True):
        if isinstance(v, Line):
            angle = next(xs)
            turned = v.direction * (np.cos(angle) + 1j * np.sin(angle))
            known[ref] = Line(v.origin + 1j * v.direction * next(xs), turned)
        else:
            known[ref] = _built(v, xs)
    inner = Instances(at.n, size=at.size, values=known, free=at._free)
    found = [fact.residual(inner) for fact in facts]
    residuals = np.array([np.broadcast_to(value(r), (N,)) for r in found])
    slopes = np.array([r.d if isinstance(r, Dual) else np.zeros((len(rows), N)) for r in found])
    return facts, residuals, np.array([np.linalg.matrix_rank(slopes[:, :, i], tol=1e-6) for i in range(N)])


def assert_pinned(term: Any, at: Instances, *kinds: str) -> None:
    """What is brought holds, and leaves what is made no freedom but the free numbers."""
    facts, residuals, rank = brought(term, at, kinds)
    assert facts
    np.testing.assert_allclose(residuals, 0.0, atol=1e-9)
    dims = sum({"point": 2, "line": 2, "circle": 3}[kind] for kind in kinds)
    assert (rank == dims - term.free).all(), (rank, dims - term.free)


def read(text: str, kind: str) -> list[Any]:
    """All cheapest readings of a phrase in the standard vocabulary."""
    program, faults = parse_program(text)
    assert not faults
    return Matcher(standard(), names=NAMES.get).read(program.statements[0].body.body, kind)


def assert_reads(text: str, term: Any) -> None:
    """The phrase means the term and nothing else; printed, it means the same again."""
    kind = term.makes if isinstance(term.makes, str) else "several"
    assert [r.term for r in read(text, kind)] == [term]
    assert [r.term for r in read(str(term), kind)] == [term]


def assert_names(text: str, name: str, term: Any) -> None:
    """The phrase gives what it makes a name."""
    (reading,) = read(text, term.makes)
    assert reading.term == Ref(name, term.makes)
    assert reading.binds == (((name,), term),)
