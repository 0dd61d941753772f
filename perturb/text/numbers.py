"""Other numbers in a fact, as round as those that were there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from geodsl.language.term import Fact, Term
from geodsl.objects import Num, Proportion
from perturb.text.terms import made

__all__ = ["renumbered"]

_TURNS = (-30.0, -20.0, -15.0, -10.0, 10.0, 15.0, 20.0, 30.0)
_USUAL = (30.0, 45.0, 60.0, 90.0, 120.0)
_FACTORS = (0.5, 0.6, 0.75, 0.8, 1.25, 1.5, 1.6, 2.0)
_RATIOS = (1.0, 2.0, 3.0, 4.0, 5.0)


@lru_cache(maxsize=4096)
def renumbered(fact: Fact) -> tuple[Fact, ...]:
    """The fact with another number in the place of one of its own, or with a ratio turned round."""
    found: dict[str, Fact] = {}
    for old, news in _exchanges(fact):
        for new in news:
            other = made(lambda old=old, new=new: _with(fact, old, new))  # type: ignore[misc]
            if other is not None and other.key != fact.key:
                found.setdefault(other.key, other)
    return tuple(found.values())


def _with(fact: Fact, old: Term, new: Term) -> Any:
    return fact.map(lambda term: new if term == old else term)


def _exchanges(fact: Fact) -> Iterator[tuple[Term, list[Term]]]:
    done: set[Term] = set()
    for term in fact.walk():
        if isinstance(term, Proportion) and all(isinstance(p, Num) for p in term.parts):
            yield term, [Proportion(term.parts[::-1]), *_ratios(term)]
            done.update(term.parts)
        elif isinstance(term, Num) and term not in done and term.tag is None:
            done.add(term)
            yield term, [Num(v, term.makes) for v in _values(term)]


def _ratios(p: Proportion) -> Iterator[Term]:
    """Proportions of small numbers with one part changed."""
    for k, part in enumerate(p.parts):
        for v in _RATIOS:
            if v != part.value:
                yield Proportion((*p.parts[:k], Num(v, part.makes), *p.parts[k + 1 :]))


def _values(num: Num) -> list[float]:
    v = float(num.value)
    if v <= 0.0:
        return []
    if num.makes == "degrees":
        near = [v + t for t in _TURNS]
        return [x for x in dict.fromkeys((*near, *_USUAL)) if x != v and 10.0 <= x <= 170.0]
    digits = max(0, len(repr(v).partition(".")[2].rstrip("0")))
    step = 10.0**-digits
    near = [v - step, v + step, v + 2 * step] if v < 8 * step else []
    some = [round(x, digits) for x in (*near, *(v * f for f in _FACTORS))]
    return [x for x in dict.fromkeys(some) if x > 0.0 and x != v]
