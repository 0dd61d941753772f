"""The changes that lead from the anchor to a member, measured on the figures that they lead from and to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from geodsl.language.template import Slot, templates
from geodsl.language.term import Fact, OpenFact
from geodsl.ledger import FALSE, TRUE
from geodsl.units import DEGREES, SHARE
from perturb.craft.operator import Operator
from perturb.operators import operators
from perturb.solving.aim import was_in
from perturb.verifying.complaint import Complaint
from perturb.verifying.entries import fact_of
from perturb.verifying.remade import Remade

__all__ = ["Steps"]

_NEAR = 1e-6  # relative
_LEAST = {"size": SHARE, "°": DEGREES}
_NAMED = ("letters", "whole")  # families by which facts come to be about other places
_COMES = {"break": FALSE, "make": TRUE, "flip": TRUE}
_WORDS = {"break": "broken", "make": "made", "flip": "turned round"}


@dataclass(frozen=True)
class _Change:
    """A step with the figures that it leads from and to; what it leads from may be in no picture."""

    step: Mapping[str, Any]
    fact: Fact
    before: Remade | None
    after: Remade


class Steps:
    """The steps of a group.

    Args:
        members: those that aren't refused, by their numbers.
    """

    def __init__(self, members: Mapping[int, Remade]) -> None:
        self.anchor = members[0]
        self.negatives = [m for k, m in members.items() if k and not m.same]
        # The figure that all others were made from is a member whose steps are all undone.
        self.base = next((m for m in self.negatives if _side(m, True) and not _side(m, False)), None)
        if not any(_side(m, True) for m in self.negatives):
            self.base = self.anchor

    def of(self, member: Remade) -> Iterator[Complaint]:
        """What is wrong with a member's steps."""
        first = self.negatives[0]
        if _side(member, True) != _side(first, True):
            yield Complaint(
                member.k, f"the anchor's own changes aren't those that are undone for member {first.k}"
            )
        for step in member.told["certificate"]["steps"]:
            for what in self._wrong(member, step):
                yield Complaint(member.k, what)

    def _wrong(self, member: Remade, step: Mapping[str, Any]) -> Iterator[str]:
        operator = _operators().get(step["operator"])
        if operator is None:
            yield f"there is no operator {step['operator']!r}"
            return
        target, aim = step["target"], step["aim"]
        if not _phrases()[step["operator"]].fullmatch(target):
            yield f"{target!r} isn't what {step['operator']} does"
        if (aim == "ink") != (operator.edits == "ink") or aim not in (*_COMES, "ink"):
            yield f"{target}: {step['operator']} doesn't {aim}"
        elif aim == "ink":
            yield from _counted(operator, step)
        else:
            yield from self._changed(member, step)

    def _changed(self, member: Remade, step: Mapping[str, Any]) -> Iterator[str]:
        """A change of coordinates."""
        undone = step["undone"]
        after = self.anchor if undone else member
        other = member if undone else self.anchor
        before = other if not _side(member, not undone) else self.base
        if before is after:
            before = None
        change = _Change(step, fact_of(step["fact"]), before, after)
        former = _former(change)
        if former is not None and not _renamed(_side(member, undone)):
            yield from _come(change, former)
            yield from _severe(change, former)
        yield from _perceptible(change)


def _side(member: Remade, undone: bool) -> list[Mapping[str, Any]]:
    """The steps that were done to a member, or to the anchor."""
    return [s for s in member.told["certificate"]["steps"] if bool(s["undone"]) == undone]


def _renamed(steps: Sequence[Mapping[str, Any]]) -> bool:
    """Whether letters change places beside other changes, so that facts can't be followed by their names."""
    found = (_operators().get(s["operator"]) for s in steps)
    return any(o is not None and o.family in _NAMED for o in found)


def _former(change: _Change) -> dict[Any, Any] | None:
    """What the fact's terms were before; None where that is needed and in no picture."""
    was = was_in((change.fact,))
    if was and change.before is None:
        return None
    return {w: change.before.at().value(w.of) for w in was} if change.before is not None else {}


def _come(change: _Change, former: Mapping[Any, Any]) -> Iterator[str]:
    """The fact is broken or made where it is said to be, and was the opposite before."""
    aim, fact = change.step["aim"], change.fact
    (after,), _ = change.after.judged([fact], former)
    right = after == _COMES[aim]
    if right and change.before is not None:
        (before,), _ = change.before.judged([fact], former)
        right = before == -after or (aim == "flip" and before != after)
    if not right:
        yield f"{fact} isn't {_WORDS[aim]}"


def _severe(change: _Change, former: Mapping[Any, Any]) -> Iterator[str]:
    """How severe it is, where the fact itself tells."""
    fact, told = change.fact, change.step["severity"]
    if told["unit"] != fact.gap.unit:
        return
    figure = change.before if change.step["aim"] == "make" else change.after
    if figure is None:
        return
    at = figure.at(former)
    if change.step["aim"] != "flip":
        found = float(np.ravel(np.absolute(fact.measure(at)))[0])
    elif isinstance(fact, OpenFact):
        found = float(np.ravel(np.absolute(fact.margin(at)))[0])
    else:
        return
    if not abs(told["value"] - found) <= _NEAR * found:
        yield f"{change.step['target']}: its severity is {found:.4g}, not {told['value']:.4g}"


def _perceptible(change: _Change) -> Iterator[str]:
    gap, told = change.fact.gap, change.step["severity"]
    least = gap.least if told["unit"] == gap.unit else _LEAST.get(told["unit"])
    if least is None:
        yield f"{change.step['target']}: its severity can't be in {told['unit']!r}"
    else:
        yield from _times(change.step, least)


def _counted(operator: type[Operator], step: Mapping[str, Any]) -> Iterator[str]:
    """A change of ink: so many letters, marks or strokes."""
    told = step["severity"]
    if step["fact"] is not None:
        yield f"{step['target']}: a change of ink isn't about {step['fact']['text']}"
    if told["unit"] or not (told["value"] >= 1 and float(told["value"]).is_integer()):
        yield f"{step['target']}: its severity isn't a count"
    yield from _times(step, operator.scale.least)


def _times(step: Mapping[str, Any], least: float) -> Iterator[str]:
    told = step["severity"]
    found = told["value"] / least
    if not abs(told["perceptible"] - found) <= _NEAR * abs(found):
        yield f"{step['target']}: that is {found:.4g} times the least that is seen, not {told['perceptible']:.4g}"


@lru_cache(maxsize=1)
def _operators() -> dict[str, type[Operator]]:
    return {o.title(): o for o in operators()}


@lru_cache(maxsize=1)
def _phrases() -> dict[str, re.Pattern[str]]:
    """How the operators write their targets."""
    found = {}
    for title, operator in _operators().items():
        elements = templates(operator, operator.phrases[0])[0].elements
        parts = (".+" if isinstance(e, Slot) else re.escape(e) for e in elements)
        found[title] = re.compile(" ".join(parts).replace(" ,", ","))
    return found
