"""Figures to measure facts on, and the checks that every fact must pass on them."""

from __future__ import annotations

import numpy as np

from geodsl.instances import Instances
from geodsl.language import Fact, standard
from geodsl.language.matcher import Matcher
from geodsl.language.term import OpenFact, stacked
from geodsl.numeric import Circle, Dual, derivative, value
from geodsl.objects import Ref
from grammar.parser import parse_program

N = 40
SIZE = 4.0


def point(name):
    return Ref(name, "point")


def points(names):
    return tuple(point(n) for n in names)


def figure(size=SIZE, **values):
    """Instances with points (complex arrays) and circles (lowercase) by their names."""
    known = {}
    n = 0
    for name, v in values.items():
        kind = "point" if name[0].isupper() else "circle" if isinstance(v, Circle) else "line"
        known[Ref(name, kind)] = v
        n = max(n, np.shape(value(v[0] if isinstance(v, tuple) else v))[-1])
    return Instances(n, size=np.full(n, float(size)), values=known)


def moved(values, change, scale=1.0):
    """Every point and circle of a figure under a map of the plane."""
    return {
        k: Circle(change(v.center), v.radius * scale) if isinstance(v, Circle) else change(v)
        for k, v in values.items()
    }


def read(text):
    lowercase = {"w": "circle", "v": "circle", "l": "line", "m": "line", "s": "segment"}
    program = parse_program(text)
    body = program[0].statements[0].body
    body = getattr(body, "body", body)
    return Matcher(standard(), names=lowercase.get).read(body, "fact")


def fact(text):
    (reading,) = read(text)
    return reading.term


def similarities(rng):
    turn, shift, scale = (
        np.exp(2j * np.pi * rng.random()),
        complex(*rng.normal(size=2)),
        0.2 + 3 * rng.random(),
    )
    yield lambda z: z * turn * scale + shift, scale
    yield lambda z: np.conj(z) * turn * scale + shift, scale


def jacobian(term, values):
    """Derivatives of a fact's residual by the coordinates of all points, (2 * points, n)."""
    names = [k for k, v in values.items() if k[0].isupper()]
    k = 2 * len(names)
    duals = dict(values)
    for i, name in enumerate(names):
        z = np.asarray(values[name])
        d = np.zeros((k, *z.shape), complex)
        d[2 * i], d[2 * i + 1] = 1.0, 1j
        duals[name] = Dual(z, d)
    measure = term.margin if isinstance(term, OpenFact) else term.residual
    return derivative(measure(figure(**duals)), k)


def differences(term, values, h=1e-6):
    names = [k for k in values if k[0].isupper()]
    rows = []
    for name in names:
        for way in (1.0, 1j):
            up, down = ({**values, name: values[name] + s * h * way} for s in (1, -1))
            measure = term.margin if isinstance(term, OpenFact) else term.residual
            rows.append((measure(figure(**up)) - measure(figure(**down))) / (2 * h))
    return np.array(rows)


def shaken(values, rng, by=0.15):
    """The figure with every point moved somewhat."""
    out = dict(values)
    for name, z in values.items():
        if name[0].isupper():
            out[name] = z + by * (0.4 + rng.random(len(z))) * np.exp(2j * np.pi * rng.random(len(z)))
    return out


def number(term, at):
    return term.margin(at) if isinstance(term, OpenFact) else term.residual(at)


def check_true(term: Fact, values):
    """It holds on the figure, and so do its parts, and its rank is right for a solver: nothing is nan."""
    at = figure(**values)
    if isinstance(term, OpenFact):
        assert np.all(term.margin(at) > 1e-3), term
        return
    assert np.max(np.abs(term.residual(at))) < 1e-11, term
    assert np.max(np.abs(term.measure(at))) < 1e-9, term
    for part in term.parts():
        assert np.max(np.abs(part.residual(at))) < 1e-9, part


def check_false(term: Fact, values, rng, share=0.9):
    """Points that are moved make it fail, and some part with it, nearly always visibly."""
    at = figure(**shaken(values, rng))
    off = np.abs(term.measure(at))
    assert np.mean(off > 0.1 * term.gap.least) >= share, (term, off)
    parts = np.max([np.abs(p.residual(at)) for p in term.parts()], axis=0)
    assert np.all(parts > 1e-5), term


def check_smooth(term: Fact, values, rng):
    values = shaken(values, rng, 0.05)
    for t in (term,) if isinstance(term, OpenFact) else (term, *term.parts()):
        exact, rough = jacobian(t, values), differences(t, values)
        assert np.allclose(np.broadcast_to(exact, rough.shape), rough, atol=2e-5), t


def check_invariant(term: Fact, values, rng):
    values = shaken(values, rng, 0.3)
    first = number(term, figure(**values))
    for change, scale in similarities(rng):
        image = moved(values, change, scale)
        again = number(term, figure(SIZE * scale, **image))
        assert np.allclose(np.abs(first), np.abs(again), atol=1e-9), term
        before = term.measure(figure(**values))
        assert np.allclose(before, term.measure(figure(SIZE * scale, **image)), atol=1e-8), term


def check_column(term: Fact, values, rng):
    """A column of the fact with its points renamed, against one by one."""
    values = shaken(values, rng, 0.3)
    names = [k for k in values if k[0].isupper()]
    column = []
    for k in range(4):
        order = dict(zip(names, names[k % len(names) :] + names[: k % len(names)], strict=True))
        column.append(
            term.map(lambda t, o=order: point(o[t.name]) if isinstance(t, Ref) and t.name in o else t)
        )
    at = figure(**values)
    together = np.broadcast_to(number(stacked(column), at), (4, at.n))
    for row, t in zip(together, column, strict=True):
        assert np.allclose(row, number(t, at), equal_nan=True), t
    measured = np.broadcast_to(stacked(column).measure(at), (4, at.n))
    for row, t in zip(measured, column, strict=True):
        assert np.allclose(row, t.measure(at), equal_nan=True), t


def check_rank(term: Fact, values, rank):
    """The parts' gradients are independent to the degree that the fact has equations."""
    rows = np.stack([np.broadcast_to(jacobian(p, values), jacobian(p, values).shape) for p in term.parts()])
    for i in range(rows.shape[-1]):
        s = np.linalg.svd(rows[..., i], compute_uv=False)
        assert np.sum(s > 1e-6) == rank, (term, s)


def check_printed(term: Fact):
    assert fact(str(term)) == term, str(term)
