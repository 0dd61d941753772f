"""What a theorem is: a name, and where in a figure it can be applied."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from geodsl.solutions.claim import Claim, Linear, Part, Rule, Size, known
from geodsl.solutions.exact import Inexact
from geodsl.solutions.sight import Sight, around
from geodsl.solutions.value import Value

__all__ = [
    "Theorem",
    "balance",
    "fixed",
    "joined",
    "parallel",
    "perpendicular",
    "product",
    "shape",
    "sum_to",
]

ONE = Fraction(1)


@dataclass(frozen=True)
class Theorem:
    """A named theorem. `places` finds where a figure has what it speaks of; what it needs there is in its rules."""

    name: str
    places: Callable[[Sight], Iterator[Rule | Linear]]


def sum_to(
    theorem: str,
    sizes: Sequence[Size | None],
    total: int | Fraction,
    *,
    needs: Sequence[Claim] = (),
    **words: object,
) -> Iterator[Linear]:
    """Sizes that add up to a number; nothing where one of them isn't seen."""
    if all(sizes) and len(set(sizes)) == len(sizes):
        yield Linear(theorem, tuple((ONE, s) for s in sizes if s), Fraction(total), tuple(needs), words)


def balance(
    theorem: str,
    whole: Size | None,
    parts: Sequence[tuple[int | Fraction, Size | None]],
    *,
    total: int | Fraction = 0,
    needs: Sequence[Claim] = (),
    **words: object,
) -> Iterator[Linear]:
    """A size that is a sum of multiples of others (and a number)."""
    sizes = [s for _, s in parts]
    if whole and all(sizes) and len({whole, *sizes}) == len(sizes) + 1:
        terms = [(ONE, whole), *((-Fraction(q), s) for q, s in parts if s)]
        yield Linear(theorem, tuple(terms), Fraction(total), tuple(needs), words)


def fixed(
    theorem: str, size: Size | None, value: Value, *, needs: Sequence[Claim] = (), **words: object
) -> Iterator[Rule]:
    """A size that is a number."""
    if size:

        def work(_: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
            return value, ()

        yield Rule(theorem, tuple(needs), known(size), words, work)


def product(
    theorem: str,
    left: tuple[Size | None, Size | None],
    right: tuple[Size | None, Size | None],
    *,
    needs: Sequence[Claim] = (),
    **words: object,
) -> Iterator[Rule]:
    """a · b = c · d, solved for each of the four; squares where a side is one size twice."""
    a, b = left
    c, d = right
    if not (a and b and c and d) or {a, b} & {c, d}:
        return
    for (x, y), (p, q) in (((a, b), (c, d)), ((b, a), (c, d)), ((c, d), (a, b)), ((d, c), (a, b))):
        if x == y:
            yield _root(theorem, x, p, q, needs, words)
        else:
            yield _fourth(theorem, x, y, p, q, needs, words)
        if a == b and c == d:
            return


def _root(theorem: str, x: Size, p: Size, q: Size, needs: Sequence[Claim], words: dict[str, object]) -> Rule:
    def work(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
        u, v = values[0], values[-1]
        return (u * v).root(), (f"√({told(u)} · {told(v)})",)

    return Rule(theorem, (*needs, known(p), known(q)), known(x), words, work)


def _fourth(
    theorem: str, x: Size, y: Size, p: Size, q: Size, needs: Sequence[Claim], words: dict[str, object]
) -> Rule:
    def work(values: tuple[Value, ...]) -> tuple[Value, tuple[Part, ...]]:
        w, u, v = values[0], values[1], values[-1]
        return u * v / w, (f"{told(u)} · {told(v)} / {told(w)}",)

    return Rule(theorem, (*needs, known(y), known(p), known(q)), known(x), words, work)


def told(v: Value) -> str:
    """A value inside a product."""
    text = str(v.shown)
    return text if v.shown.simple and "/" not in text else f"({text})"


def parallel(i: int | None, j: int | None) -> Claim | None:
    if i is None or j is None or i == j:
        return None
    return Claim("parallel", (min(i, j), max(i, j)))


def perpendicular(i: int | None, j: int | None) -> Claim | None:
    if i is None or j is None or i == j:
        return None
    return Claim("perpendicular", (min(i, j), max(i, j)))


def shape(kind: str, corners: Sequence[str]) -> Claim:
    """A polygon of a kind, the same from whichever corner it is read."""
    return Claim(kind, around(tuple(corners)))


def joined(sight: Sight, corners: Sequence[str]) -> bool:
    """Whether one sees all sides of a polygon, each on a line of its own beside its neighbours."""
    n = len(corners)
    sides = [sight.line(corners[i], corners[(i + 1) % n]) for i in range(n)]
    return None not in sides and all(sides[i] != sides[i - 1] for i in range(n))


def degrees(x: int | Fraction) -> Value:
    return Value.exactly(x)


def checked(condition: bool) -> None:
    """Give up a rule whose numbers turn out not to fit."""
    if not condition:
        raise Inexact("the numbers don't fit")
