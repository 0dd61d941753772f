"""Other letters in a fact: one of the figure's in the place of another, or two that change places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from geodsl.language.term import Fact
from geodsl.objects import names
from perturb.text.terms import made, renamed

__all__ = ["exchanged", "pairs", "replaced"]


def replaced(fact: Fact, types: Mapping[str, str], letters: Sequence[str]) -> tuple[Fact, ...]:
    """The fact with one name in the place of another of its type, or with two exchanged.

    Args:
        types: of every name of the figure.
        letters: the names that may be put in.
    """
    own = tuple((name, types[name]) for name in names(fact) if name in types)
    return _replaced(fact, own, tuple((name, types[name]) for name in letters))


@lru_cache(maxsize=4096)
def _replaced(
    fact: Fact, own: tuple[tuple[str, str], ...], letters: tuple[tuple[str, str], ...]
) -> tuple[Fact, ...]:
    ways = [{a: b} for a, kind in own for b, other in letters if other == kind and (b, other) not in own]
    ways += [{a: b, b: a} for (a, kind), (b, other) in combinations(own, 2) if kind == other]
    found: dict[str, Fact] = {}
    for way in ways:
        new = made(lambda way=way: renamed(fact, way))  # type: ignore[misc]
        if new is not None and new.key != fact.key:
            found.setdefault(new.key, new)
    return tuple(found.values())


def pairs(
    facts: Sequence[Fact], types: Mapping[str, str], letters: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """The names that could be exchanged in some facts: one that they speak of, and another of its type."""
    said = [name for name in dict.fromkeys(n for f in facts for n in names(f)) if name in types]
    for a, b in combinations([*said, *(x for x in letters if x not in said)], 2):
        if types[a] == types[b] and a in said:
            yield a, b


def exchanged(facts: Sequence[Fact], a: str, b: str) -> tuple[Fact, ...]:
    """The facts with two names exchanged in all of them; what then says the same keeps its words."""
    new = [renamed(f, {a: b, b: a}) for f in facts]
    return tuple(f if f.key == g.key else g for f, g in zip(facts, new, strict=True))
