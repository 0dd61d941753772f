"""What facts say besides themselves, read off their kinds alone."""

from __future__ import annotations

from collections.abc import Sequence, Set

from geodsl.language.term import Fact

__all__ = ["closure", "independent"]


def closure(facts: Sequence[Fact], known: Set[str] = frozenset()) -> set[str]:
    """The keys of facts, of their parts, and of all that they entail, beside those that are known."""
    found = set(known)
    stack = list(facts)
    while stack:
        fact = stack.pop()
        if fact.key in found:
            continue
        found.add(fact.key)
        stack.extend(fact.entails())
        stack.extend(p for p in fact.parts() if p is not fact)
    return found


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
