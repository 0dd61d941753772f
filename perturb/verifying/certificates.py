"""What parts a member from the anchor: facts, distances, pixels, and what was changed."""

from __future__ import annotations

from collections.abc import Iterator

from geodsl.language.term import Fact
from geodsl.ledger import FALSE, TRUE, UNCLEAR
from perturb.verifying.complaint import Complaint
from perturb.verifying.entries import facts_of
from perturb.verifying.places import NEAR
from perturb.verifying.remade import Remade

__all__ = ["edits", "lists", "moved"]

_LISTS = ("broken", "kept", "newly_true", "unclear")


def lists(anchor: Remade, member: Remade) -> Iterator[Complaint]:
    """What is broken, kept, newly true and unclear."""
    told = {name: facts_of(member.told["certificate"][name]) for name in _LISTS}
    mine, theirs = (
        {f.key: f for f in facts_of([*m.told["facts"], *m.told["ink"]])} for m in (anchor, member)
    )
    known = {**mine, **theirs}
    found = _found(anchor, member, list(known.values()))
    for name, keys in found.items():
        listed = {f.key: f for f in told[name]}
        for key in sorted(keys ^ listed.keys()):
            is_ = "isn't" if key in listed else "is"
            yield Complaint(member.k, f"{listed.get(key) or known[key]} {is_} {name.replace('_', ' ')}")


def _found(anchor: Remade, member: Remade, facts: list[Fact]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {name: set() for name in _LISTS}
    for fact, before, after, still in zip(facts, anchor.verdicts(facts), *member.judged(facts), strict=True):
        if before == TRUE:
            found["kept" if still else "broken"].add(fact.key)
            if after == UNCLEAR and not still:
                found["unclear"].add(fact.key)
        elif before == FALSE and after == TRUE:
            found["newly_true"].add(fact.key)
    return found


def moved(anchor: Remade, member: Remade) -> Iterator[Complaint]:
    """How far each point moved."""
    told = member.told["certificate"]["moved"]
    before, after = anchor.points, member.points
    for name in sorted(before.keys() & after.keys()):
        far, said = abs(after[name] - before[name]) / anchor.size, told.get(name, 0.0)
        if not abs(far - said) <= NEAR:
            yield Complaint(member.k, f"{name} moves by {far:.4f} of the figure, not by {said:.4f}")
    for name in sorted(told.keys() - (before.keys() & after.keys())):
        yield Complaint(member.k, f"{name} can't move: it isn't a point of both figures")


def edits(member: Remade) -> Iterator[Complaint]:
    """What the changes are said to change, and whether there are any."""
    told = member.told["certificate"]
    inked = {step["aim"] == "ink" for step in told["steps"]}
    found = (
        "instance"
        if member.same
        else "both"
        if len(inked) == 2
        else "ink"
        if True in inked
        else "coordinates"
    )
    if member.same and told["steps"]:
        yield Complaint(member.k, "it is another instance of the anchor, and yet something was done to it")
    elif not member.same and not told["steps"]:
        yield Complaint(member.k, "nothing is said to have been done to it")
    elif told["edits"] != found:
        yield Complaint(member.k, f"its changes are called {told['edits']!r}, and are {found!r}")
