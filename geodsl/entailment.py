"""What facts say besides themselves, read off their kinds alone."""

from __future__ import annotations

from collections.abc import Sequence, Set

from geodsl.contraries import reckoned
from geodsl.language.printing import sayable
from geodsl.language.term import Fact, Term

__all__ = ["closure", "excluded", "independent"]


def closure(facts: Sequence[Fact], known: Set[str] = frozenset()) -> set[str]:
    """The keys of facts, of their parts, and of all that they entail, beside those that are known."""
    found = set(known)
    stack = list(facts)
    while stack:
        fact = stack.pop()
        if fact.key in found:
            continue
        found.add(fact.key)
        stack.extend(fact.once("_follows", _follows))
    return found


def _follows(fact: Fact) -> tuple[Fact, ...]:
    """What a fact entails, and what it consists of."""
    return (*fact.entails(), *(p for p in fact.parts() if p is not fact))


def independent(facts: list[Fact]) -> list[Fact]:
    """The facts without those that others of them say anyway, and with disjunctions that are begun decided."""
    kept = list({f.key: f for f in facts}.values())
    for fact in list(kept):
        others = [f for f in kept if f is not fact]
        said = closure(others)
        ways = fact.alternatives()
        if fact.key in said or any(all(a.key in said for a in way) for way in ways):
            kept = others
            continue
        # `right isosceles triangle ABC` where AB = AC is said as well: the right angle is at A.
        begun = [way for way in ways if any(a.key in said for a in way)]
        if len(begun) == 1:
            at = kept.index(fact)
            kept[at : at + 1] = [a for a in begun[0] if a.key not in said]
    return kept


def excluded(fact: Fact, points: Sequence[Term] = ()) -> tuple[Fact, ...]:
    """Inequalities that can be said and don't hold where a fact does: its own, then those of what follows from it.

    Args:
        points: the figure's named points: `P on l` excludes that P and Q lie on the same side of l.
    """
    found: dict[str, Fact] = {}
    queue, met = [fact], {fact.key}
    for one in queue:  # it grows
        for other in (*one.contraries(points), *reckoned(one)):
            # What has a tag was drawn on its own: said again, it is another thing.
            if sayable(other) and all(part.tag is None for part in other.walk()):
                found.setdefault(other.key, other)
        for follows in (*one.parts(), *one.entails()):
            if follows.key not in met:
                met.add(follows.key)
                queue.append(follows)
    return tuple(found.values())
