"""One step of a line in one diagram: the targets that it denotes, and how they are taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geodsl.elaborate.reasons import text_of
from grammar import Fix, Span
from grammar import suite_tree as suites
from perturb.blocks.select import Step
from perturb.craft.operator import Target
from perturb.solving.aim import Aim
from perturb.suite.fits import denoted, fitting
from perturb.suite.keeps import Kept
from perturb.suite.match import Lay, lays
from perturb.suite.offer import AmbiguousCorner, Offer
from perturb.suite.parts import Complaint, Home, items_of
from perturb.suite.quantifier import Mode, Quantifier
from perturb.suite.severity import UNITS, severity
from perturb.suite.unfit import empty, strange, unfit
from perturb.suite.unread import unread

__all__ = ["Chosen", "Refusal", "choose"]


@dataclass(frozen=True)
class Chosen:
    """What a step denotes.

    Attributes:
        groups: targets; of each group one is taken.
        mode: whether one group is, or each makes a negative, or all make one.
        count: how many targets are taken at once: of `any two parallels`, two.
    """

    groups: tuple[tuple[Target, ...], ...]
    range: tuple[float, float] | None
    mode: Mode
    count: int = 1

    @property
    def targets(self) -> tuple[Target, ...]:
        return tuple(t for group in self.groups for t in group)

    def steps(self) -> tuple[Step, ...]:
        """The steps of one negative, unless it is for each."""
        if self.mode == "all":
            return tuple(Step(group, self.range) for group in self.groups)
        return (Step(self.targets, self.range),) * self.count


class Refusal(Exception):
    """Raised where a step can't be carried out.

    Attributes:
        open: whether it only leaves a choice where there is none: in a group something else may do.
    """

    def __init__(self, complaint: Complaint, *, open: bool = False) -> None:
        super().__init__(complaint["message"])
        self.complaint = complaint
        self.open = open


def choose(step: suites.Step, home: Home, offer: Offer, kept: Kept) -> Chosen:
    """What a step denotes.

    Raises:
        Refusal: where that is nothing.
    """
    items = items_of(step.phrase)
    try:
        found = lays(items, offer)
    except AmbiguousCorner as error:
        letter, which = error.args
        message = f"which angle is `{letter}`?"
        raise Refusal({"code": "E207", "message": message, "span": step.phrase.span, "hint": which}) from None
    if not found:
        raise Refusal(unread(items, offer, home))
    done = denoted([(lay, fitting(lay, offer)) for lay in found], offer)
    if done is None:
        named = [lay for lay in found if lay.fills and not lay.quantified]
        if named or any(strange(lay, offer) for lay in found):
            raise Refusal(unfit(items, named or found, offer))
        raise Refusal(empty(items, found, offer), open=True)
    lay, targets = done
    if strange(lay, offer):  # among those that are to be chosen from
        raise Refusal(unfit(items, [lay], offer))
    targets = _free(items, step, home, lay, targets, kept)
    targets, amount = _far(step, [x for x in found if x.quantified], targets)
    return _taken(items, lay, targets, amount)


def _free(
    items: tuple[Any, ...], step: suites.Step, home: Home, lay: Lay, targets: tuple[Target, ...], kept: Kept
) -> tuple[Target, ...]:
    """The targets that break nothing that is kept."""
    free = tuple(t for t in targets if _broken(t) not in kept.facts)
    if free:
        return free
    fact, where, other = kept.facts[_broken(targets[0])]
    related = ((f"`{fact}` is kept here", where),) if other is home else ()
    message = f"`{text_of(items)}` would break what is kept"
    hint = f"drop `{fact}` from what is kept, or break something else"
    complaint = {
        "code": "E408",
        "message": message,
        "span": step.phrase.span,
        "hint": hint,
        "related": related,
    }
    raise Refusal(complaint, open=bool(lay.quantified))


def _broken(target: Target) -> str:
    change = target.change
    return change.fact.key if isinstance(change, Aim) and change.kind == "break" else ""


def _far(
    step: suites.Step, open: list[Lay], targets: tuple[Target, ...]
) -> tuple[tuple[Target, ...], tuple[float, float] | None]:
    """The targets for which the amount is one, and the range of severities."""
    if step.amount is None:
        return targets, None
    asked, seen, complaint = severity(step.amount, targets)
    if complaint is None:
        return seen, asked
    if complaint["code"] == "E405" and "fix" not in complaint:
        complaint["fix"] = Fix(Span(step.phrase.span.end, step.amount.span.end), "")
    # Of the kinds that `any bisector` speaks of, those that have such an amount may be missing here.
    units = {unit for lay in open for unit in (UNITS.get(lay.operator.scale.unit), *_every(lay))}
    raise Refusal(complaint, open=complaint["code"] == "E405" and step.amount.unit in units)


def _every(lay: Lay) -> tuple[str, ...]:
    """The units of an operator that takes facts of every kind, where no kind is said."""
    takes = any(s.type == "fact" for s in lay.template.slots) and not lay.operator.kinds
    nouns = {q.noun for q in lay.quantified}
    return ("percent", "degrees") if takes and nouns <= {None, "fact", "facts"} else ()


def _taken(
    items: tuple[Any, ...], lay: Lay, targets: tuple[Target, ...], asked: tuple[float, float] | None
) -> Chosen:
    """The targets in groups, as the quantifiers say."""
    modes = {q.mode for q in lay.quantified}
    whole = items[0].span.to(items[-1].span)
    if "the" in modes:
        slots = _slots(lay, "the")
        if len(_split(targets, slots)) > 1:
            q = next(q for q in lay.quantified if q.mode == "the")
            near = ", ".join(f"`{t}`" for t in targets[:3])
            hint = f"name it, or say `any`: {near}"
            message = f"there are {len(_split(targets, slots))} that `{text_of(items)}` may speak of"
            raise Refusal({"code": "E410", "message": message, "span": q.span, "hint": hint})
    count = lay.noun.count if lay.noun is not None else 1
    count = max(
        [count, *(q.count for s, q in lay.fills.items() if isinstance(q, Quantifier) and _single(lay, s))]
    )
    if count > len(targets):
        message = f"`{text_of(items)}` finds {len(targets)} only"
        hint = "what can be done is " + ", ".join(f"`{t}`" for t in targets[:3])
        raise Refusal({"code": "E407", "message": message, "span": whole, "hint": hint}, open=True)
    if not modes & {"each", "all"}:
        return Chosen((targets,), asked, "any", count)
    mode: Mode = "each" if "each" in modes else "all"
    return Chosen(_split(targets, _slots(lay, mode)), asked, mode)


def _slots(lay: Lay, mode: Mode) -> list[str]:
    """The slots that a quantifier of one kind fills."""
    return [s for s, f in lay.fills.items() if isinstance(f, Quantifier) and f.mode == mode]


def _single(lay: Lay, slot: str) -> bool:
    """Whether a quantifier fills one slot alone with one thing, so that more of them are more changes."""
    q = lay.fills[slot]
    alone = sum(f is q for f in lay.fills.values()) == 1
    kinds = {s.name: s for s in lay.template.slots}
    return alone and not kinds[slot].many


def _split(targets: tuple[Target, ...], slots: list[str]) -> tuple[tuple[Target, ...], ...]:
    """Targets by what stands in some slots; each by itself where no slot is told."""
    groups: dict[str, list[Target]] = {}
    for t in targets:
        known = slots and all(s in t.args for s in slots)
        key = "|".join(_key(t.args[s]) for s in slots) if known else t.key
        groups.setdefault(key, []).append(t)
    return tuple(map(tuple, groups.values()))


def _key(value: Any) -> str:
    return (
        "".join(map(_key, value)) if isinstance(value, tuple) else getattr(value, "key", None) or str(value)
    )
