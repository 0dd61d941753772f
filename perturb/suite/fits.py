"""Which targets a phrase denotes: those whose arguments are what fills its slots."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import permutations
from typing import Any

from geodsl.language.template import templates
from geodsl.language.term import Fact
from geodsl.language.types import LISTS
from perturb.craft.operator import Operator, Target
from perturb.solving.aim import Aim
from perturb.suite.match import Lay
from perturb.suite.nouns import is_a
from perturb.suite.offer import Offer
from perturb.suite.quantifier import Quantifier

__all__ = ["agreeing", "denoted", "fitting"]

_LEVELS = (0, 1, 2)


def fitting(lay: Lay, offer: Offer) -> tuple[Target, ...]:
    """The operator's targets that a phrase speaks of, in their order; as it is said, or else more loosely."""
    targets = offer.targets(lay.operator)
    if lay.noun is not None:
        return tuple(t for t in targets if _called(t, lay.noun, offer))
    for level in _LEVELS:
        found = tuple(t for t in targets if _fits(t, lay, offer, level))
        if found:
            return found
    return ()


def denoted(
    found: list[tuple[Lay, tuple[Target, ...]]], offer: Offer
) -> tuple[Lay, tuple[Target, ...]] | None:
    """The targets that a step denotes, of all phrases that fit it and have any.

    Where everything is named, the phrase with the most words of its own knows best, and of such the one that is read
    most cheaply. Where something is chosen, all phrases put forward theirs, and the same change counts once.
    """
    found = [(lay, targets) for lay, targets in found if targets]
    if not found:
        return None
    found.sort(key=lambda pair: (-pair[0].words, pair[0].cost))
    lay, _ = found[0]
    if not lay.quantified:
        same = [t for x, some in found if (x.words, x.cost) == (lay.words, lay.cost) for t in some]
        return lay, _once(same, offer)
    return lay, _once([t for x, some in found if x.quantified for t in some], offer)


def _once(targets: list[Target], offer: Offer) -> tuple[Target, ...]:
    found: dict[str, Target] = {}
    for target in targets:
        target = offer.better(target)
        change = target.change
        # One fact may give way in several ways, each with a phrase of its own.
        key = target.key
        if isinstance(change, Aim) and tuple(target.args) == change.fact.fields:
            key = f"{target.operator.phrases[0]} {change.kind} {change.fact.key}"
        found.setdefault(key, target)
    return tuple(found.values())


def agreeing(target: Target, lay: Lay, offer: Offer) -> int:
    """How many slots of a phrase a target agrees with: to tell the nearest of those that don't fit."""
    kinds = _kinds(target)
    best = 0
    for order in _orders(target):
        told = [(n, s) for n, s in order.items() if n in lay.fills]
        best = max(best, sum(_fills(target.args[s], lay.fills[n], offer, kinds[n], 2) for n, s in told))
    facts = ((lay.fills.get(s), value) for s, value in target.args.items() if isinstance(value, Fact))
    return best + sum(type(fill) is type(value) for fill, value in facts)


def _called(target: Target, q: Quantifier, offer: Offer) -> bool:
    """Whether a noun calls what a target is about."""
    change = target.change
    if q.among is not None:
        return False
    return q.noun is None or (isinstance(change, Aim) and is_a(change.fact, q.noun, offer.site))


def _fits(target: Target, lay: Lay, offer: Offer, level: int) -> bool:
    kinds = _kinds(target)
    for order in _orders(target):
        # What a phrase leaves out is open.
        told = ((n, source) for n, source in order.items() if n in lay.fills)
        if all(_fills(target.args[source], lay.fills[n], offer, kinds[n], level) for n, source in told):
            return True
    change = target.change
    if level or not isinstance(change, Aim) or tuple(target.args) != change.fact.fields or lay.quantified:
        return False
    try:
        return type(change.fact)(*(lay.fills[f] for f in change.fact.fields)).key == change.fact.key
    except (KeyError, ValueError):
        return False


def _fills(value: Any, fill: Any, offer: Offer, kind: str, level: int) -> bool:
    """Whether a target's argument is what stands in a slot of some type."""
    if not isinstance(fill, Quantifier):
        return offer.key(value, kind, level) == offer.key(fill, kind, level)
    if not is_a(value, fill.noun, offer.site):
        return False
    if isinstance(value, tuple) and fill.count > 1 and len(value) != fill.count:
        return False
    if fill.among is None:
        return True
    one = LISTS.get(kind, kind)
    keys = {offer.key(v, one, 1) for v in fill.among}
    return all(offer.key(v, one, 1) in keys for v in (value if isinstance(value, tuple) else (value,)))


def _kinds(target: Target) -> dict[str, str]:
    """The types of an operator's slots."""
    return _types(target.operator.phrases[0])


@cache
def _types(phrase: str) -> dict[str, str]:
    return {s.name: s.type for s in templates(Operator, phrase)[0].slots}


def _orders(target: Target) -> Iterator[dict[str, str]]:
    """For each slot the argument that may stand there: what may change places does."""
    slots = tuple(target.args)
    yield {s: s for s in slots}
    change = target.change
    ways: Iterator[tuple[str, ...]] = iter(())
    swap: tuple[str, ...] = ()
    if target.operator.symmetric == "round":
        swap, ways = slots, (slots[k:] + slots[:k] for k in range(1, len(slots)))
    elif target.operator.symmetric:
        swap, ways = slots, permutations(slots)
    elif isinstance(change, Aim) and slots == change.fact.fields and change.fact.symmetric:
        symmetric = change.fact.symmetric
        swap = symmetric if isinstance(symmetric, tuple) else slots
        ways = permutations(swap)
    for way in ways:
        if way != swap:
            yield {**{s: s for s in slots}, **dict(zip(swap, way, strict=True))}
