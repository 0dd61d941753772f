"""Sums that no step alone settles: the fewest equations that together give a target."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from geodsl.solutions.claim import Linear, Size

__all__ = ["combination"]

_MOST = 300  # equations that are looked at


def combination(
    equations: Sequence[tuple[Linear, float]], target: Mapping[Size, Fraction]
) -> list[tuple[Fraction, Linear]] | None:
    """Multiples of equations whose sum has the target on its left side, none of them idle; None where there are none.

    Args:
        equations: with what each costs.
    """
    far = _distances([e for e, _ in equations], target)
    near = [(e, c, far[k]) for k, (e, c) in enumerate(equations) if k in far]
    best: list[tuple[Fraction, Linear]] | None = None
    dear = {id(e): c for e, c, _ in near}
    for order in _ORDERS:
        chosen = [e for e, _, _ in sorted(near, key=order)][:_MOST]
        found = _least(chosen, target, dear)
        if found is None:
            return best
        if best is None or _cost(found, dear) < _cost(best, dear):
            best = found
    return best


# Which equations are tried first: the cheap, the near, the short.
_ORDERS: tuple[Callable[[tuple[Linear, float, int]], tuple[float, ...]], ...] = (
    lambda e: (e[1], e[2]),
    lambda e: (e[2], e[1]),
    lambda e: (len(e[0].terms), e[1]),
    lambda e: (e[1] + len(e[0].terms) + e[2],),
)


def _cost(found: Sequence[tuple[Fraction, Linear]], dear: Mapping[int, float]) -> float:
    return sum(dear[id(e)] for _, e in found)


def _least(
    chosen: Sequence[Linear], target: Mapping[Size, Fraction], dear: Mapping[int, float]
) -> list[tuple[Fraction, Linear]] | None:
    found = _solved(chosen, target)
    if found is None:
        return None
    # What can be left out is: the dearest first.
    for one in sorted(found, key=lambda pair: -dear[id(pair[1])]):
        rest = [e for _, e in found if e is not one[1]]
        shorter = _solved(rest, target)
        if shorter is not None:
            found = shorter
    return found


def _distances(equations: Sequence[Linear], target: Mapping[Size, Fraction]) -> dict[int, int]:
    """How many equations lie between the target and each one that it is joined to."""
    holding: dict[Size, list[int]] = {}
    for k, equation in enumerate(equations):
        for _, size in equation.terms:
            holding.setdefault(size, []).append(k)
    found: dict[int, int] = {}
    edge, step = list(target), 0
    met = set(edge)
    while edge:
        new = [k for size in edge for k in holding.get(size, ()) if k not in found]
        found.update(dict.fromkeys(new, step))
        edge = [s for s in dict.fromkeys(s for k in new for _, s in equations[k].terms) if s not in met]
        met.update(edge)
        step += 1
    return found


def _solved(
    equations: Sequence[Linear], target: Mapping[Size, Fraction]
) -> list[tuple[Fraction, Linear]] | None:
    """Elimination in exact numbers, each row with the multiples that it is made of."""
    basis: dict[Size, tuple[dict[Size, Fraction], dict[int, Fraction]]] = {}
    for k, equation in enumerate(equations):
        row, made = _reduced({s: c for c, s in equation.terms}, {k: Fraction(1)}, basis)
        if row:
            pivot = min(row)
            c = row[pivot]
            basis[pivot] = {s: q / c for s, q in row.items()}, {i: q / c for i, q in made.items()}
    left, made = _reduced(dict(target), {}, basis)
    if left:
        return None
    return [(-q, equations[i]) for i, q in sorted(made.items()) if q]


def _reduced(
    row: dict[Size, Fraction],
    made: dict[int, Fraction],
    basis: Mapping[Size, tuple[dict[Size, Fraction], dict[int, Fraction]]],
) -> tuple[dict[Size, Fraction], dict[int, Fraction]]:
    while True:
        pivot = next((s for s in row if s in basis), None)
        if pivot is None:
            return row, made
        c = row[pivot]
        other, parts = basis[pivot]
        for s, q in other.items():
            row[s] = row.get(s, Fraction(0)) - c * q
            if not row[s]:
                del row[s]
        for i, q in parts.items():
            made[i] = made.get(i, Fraction(0)) - c * q
