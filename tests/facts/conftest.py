"""Random figures, and what every kind of fact must pass on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from geodsl.instances import Instances
from geodsl.language.matcher import Matcher
from geodsl.language.term import OpenFact, stacked
from geodsl.language.vocabulary import standard
from geodsl.numeric import Arc, Circle, Line, Ray, Segment, derivative, turn, value, variables
from geodsl.objects import Ref
from grammar.parser import parse_program

N = 6


class Draw:
    """Random values of named things."""

    def __init__(self, seed: int, n: int = N) -> None:
        self.rng = np.random.default_rng(seed)
        self.n = n
        self.size = self.rng.uniform(3.0, 6.0, n)

    def number(self, low: float = 0.5, high: float = 2.0) -> Any:
        return self.rng.uniform(low, high, self.n)

    def point(self) -> Any:
        return self.rng.normal(0, 1.5, self.n) + 1j * self.rng.normal(0, 1.5, self.n)

    def points(self, letters: str) -> dict[str, Any]:
        return {letter: self.point() for letter in letters}

    def way(self) -> Any:
        return np.exp(1j * self.number(0.0, 2 * np.pi))

    def circle(self) -> Circle:
        return Circle(self.point(), self.number())

    def value(self, kind: str) -> Any:
        match kind:
            case "point":
                return self.point()
            case "line":
                return Line(self.point(), self.way())
            case "ray":
                return Ray(self.point(), self.way())
            case "segment":
                return Segment(self.point(), self.point())
            case "circle":
                return self.circle()
            case "arc":
                return Arc(self.point(), self.number(), self.number(-3, 3), self.number(0.5, 5.5))
        return self.number()


def flat(v: Any) -> list[Any]:
    """The real coordinates of a value."""
    if isinstance(v, Line | Ray):
        return [v.origin.real, v.origin.imag, np.arctan2(v.direction.imag, v.direction.real)]
    if isinstance(v, tuple):
        return [x for part in v for x in flat(part)]
    return [v.real, v.imag] if np.iscomplexobj(v) else [v]


def raised(v: Any, rows: list[Any]) -> Any:
    """A value of the same kind from its real coordinates."""
    if isinstance(v, Line | Ray):
        x, y, t = rows[:3]
        del rows[:3]
        return type(v)(x + 1j * y, turn(t))
    if isinstance(v, tuple):
        return type(v)(*(raised(part, rows) for part in v))
    x = rows.pop(0)
    return x + 1j * rows.pop(0) if np.iscomplexobj(v) else x


def moved(v: Any, kind: str, factor: complex, shift: complex, mirrored: bool) -> Any:
    """A value after a similarity."""

    def place(z: Any) -> Any:
        return factor * (np.conjugate(z) if mirrored else z) + shift

    scale, way = abs(factor), factor / abs(factor)
    match kind:
        case "point":
            return place(v)
        case "line" | "ray":
            return type(v)(place(v.origin), way * (np.conjugate(v.direction) if mirrored else v.direction))
        case "segment":
            return Segment(place(v.a), place(v.b))
        case "circle":
            return Circle(place(v.center), scale * v.radius)
        case "arc":
            start = -(v.start + v.sweep) if mirrored else v.start
            return Arc(place(v.center), scale * v.radius, start + np.angle(factor), v.sweep)
        case "length":
            return scale * v
        case "area":
            return scale * scale * v
    return v


class Case:
    """A fact with a way to draw figures where it holds and a formula of its measure (or margin)."""

    def __init__(
        self,
        fact: Any,
        true: Callable[[Draw], dict[str, Any]],
        formula: Callable[..., Any],
        *sentences: str,
        off: Callable[[Draw], dict[str, Any]] | None = None,
        redundant: bool = False,
    ) -> None:
        self.fact, self.true, self.formula, self.sentences = fact, true, formula, sentences
        self.redundant = redundant
        self.kinds = {t.name: t.type for t in fact.walk() if isinstance(t, Ref)}
        self.off = off or self.anything
        self.open = isinstance(fact, OpenFact)

    def anything(self, draw: Draw) -> dict[str, Any]:
        return {name: draw.value(kind) for name, kind in self.kinds.items()}

    def complete(self, values: dict[str, Any], draw: Draw) -> dict[str, Any]:
        return {n: values[n] if n in values else draw.value(k) for n, k in self.kinds.items()}

    def figures(self, make: Callable[[Draw], dict[str, Any]], seeds: range = range(4)) -> Any:
        for seed in seeds:
            draw = Draw(seed)
            yield self.complete(make(draw), draw), draw.size

    def at(self, values: dict[str, Any], size: Any) -> Instances:
        return Instances(N, size=size, values={Ref(n, self.kinds[n]): v for n, v in values.items()})

    def judged(self, fact: Any, at: Instances) -> Any:
        return fact.margin(at) if self.open else fact.measure(at)

    # -- what must hold ------------------------------------------------------------------

    def check_true(self) -> None:
        """It holds on figures made so, with all that it entails."""
        for values, size in self.figures(self.true):
            at = self.at(values, size)
            if self.open:
                assert (self.fact.margin(at) > 0).all()
            assert np.abs(self.fact.residual(at)).max() < 1e-12
            assert np.abs(self.fact.measure(at)).max() < 1e-7
            for part in self.fact.parts():
                assert np.abs(part.residual(at)).max() < 1e-12
            for other in self.fact.entails():
                assert np.abs(other.residual(at)).max() < 1e-9, other

    def check_formula(self) -> None:
        """Its measure is what another formula gives, and seen to be off on figures drawn at random."""
        seen = []
        for values, size in self.figures(self.off):
            got = self.judged(self.fact, self.at(values, size))
            want = self.formula(values, size)
            assert got.shape == (N,)
            np.testing.assert_allclose(got, want, rtol=1e-6, atol=1e-8)
            seen.append(got)
        seen = np.concatenate(seen)
        if self.open:
            assert (seen < 0).any(), "never false"
        else:
            assert np.median(np.abs(seen)) > self.fact.gap.least, "never visibly false"

    def check_similarity(self) -> None:
        """Turning, scaling, moving and mirroring a figure changes nothing."""
        for values, size in self.figures(self.off):
            want = self.judged(self.fact, self.at(values, size))
            for factor, mirrored in ((1.3 * np.exp(0.7j), False), (0.4 * np.exp(-2.1j), True)):
                other = {n: moved(v, self.kinds[n], factor, 2.0 - 3.0j, mirrored) for n, v in values.items()}
                got = self.judged(self.fact, self.at(other, size * abs(factor)))
                np.testing.assert_allclose(got, want, rtol=1e-8, atol=1e-9)

    def check_columns(self) -> None:
        """Many at once give the same as one by one."""
        size, facts, values = Draw(0).size, [], {}
        for k, seed in enumerate((1, 2, 3)):
            draw = Draw(seed)
            drawn = self.complete((self.true if k == 1 else self.off)(draw), draw)
            values.update({Ref(f"{n}{k}", self.kinds[n]): v for n, v in drawn.items()})
            rename = lambda t, k=k: Ref(f"{t.name}{k}", t.type) if isinstance(t, Ref) else t  # noqa: E731
            facts.append(self.fact.map(rename))
        for how in ("residual", "measure") + (("margin",) if self.open else ()):
            column = getattr(stacked(facts), how)(Instances(N, size=size, values=values))
            single = [getattr(f, how)(Instances(N, size=size, values=values)) for f in facts]
            np.testing.assert_allclose(column, np.stack(single), rtol=1e-9, atol=1e-12)
        assert stacked(facts).gap == facts[0].gap

    def check_derivatives(self) -> None:
        """The derivatives that Dual arrays carry are central differences; parts are independent."""
        for values, size in self.figures(self.off, range(2)):
            self._slopes(self.fact.margin if self.open else self.fact.residual, values, size)
        if self.open:
            return
        for values, size in self.figures(self.true, range(2)):
            rows = [self._slopes(part.residual, values, size) for part in self.fact.parts()]
            jacobian = np.stack(rows)  # (parts, variables, n)
            for j in range(N):
                least = np.linalg.svd(jacobian[:, :, j], compute_uv=False)[-1]
                assert (least < 1e-9) if self.redundant else (least > 1e-3)

    def _slopes(self, what: Callable[[Instances], Any], values: dict[str, Any], size: Any) -> Any:
        rows = np.array([row for v in values.values() for row in flat(v)])

        def at(rows: list[Any]) -> Instances:
            left = list(rows)
            return self.at({n: raised(v, left) for n, v in values.items()}, size)

        found = what(at(variables(rows)))
        plain = what(at(list(rows)))
        np.testing.assert_allclose(value(found), plain, rtol=1e-12, atol=1e-14)
        slopes = derivative(found, len(rows))
        step = 1e-6
        for k in range(len(rows)):
            up, down = rows.copy(), rows.copy()
            up[k] += step
            down[k] -= step
            want = (what(at(list(up))) - what(at(list(down)))) / (2 * step)
            np.testing.assert_allclose(slopes[k], want, rtol=1e-5, atol=1e-6)
        return slopes

    def check_words(self) -> None:
        """Every sentence reads as this fact and nothing else, and so does what it prints."""
        for sentence in (*self.sentences, str(self.fact)):
            assert read(sentence, self.kinds) == [self.fact], sentence


def read(sentence: str, kinds: dict[str, str]) -> list[Any]:
    """The readings of a sentence as a fact."""
    program, faults = parse_program(sentence)
    assert not faults
    names = {name: kind for name, kind in kinds.items() if name[0].islower()}
    return [r.term for r in Matcher(standard(), names.get).read(program.statements[0].body.body, "fact")]


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Degenerate figures give nan without a warning, as they do where instances are judged."""
    with np.errstate(all="ignore"):
        yield


@pytest.fixture(scope="session")
def new_case() -> type[Case]:
    """The harness, for tests that make a case of their own."""
    return Case


@pytest.fixture
def case(request: pytest.FixtureRequest) -> Case:
    """A case of a test module, from the tuple that describes it."""
    fact, true, formula, *sentences = request.param
    options = sentences.pop() if sentences and isinstance(sentences[-1], dict) else {}
    return Case(fact, true, formula, *sentences, **options)


@pytest.fixture(scope="session")
def reading() -> Callable[[str, dict[str, str]], list[Any]]:
    return read
