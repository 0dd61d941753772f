"""Why a step can't be carried out in a diagram: what it names isn't there, or can't be touched so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from geodsl.elaborate.complaints import slips
from geodsl.elaborate.reasons import text_of
from geodsl.facts.parallel import Parallel
from geodsl.language.printing import slot as shown
from geodsl.language.term import Fact, Term
from geodsl.language.types import LISTS
from geodsl.language.vocabulary import standard
from geodsl.objects import Ref, names
from grammar import Fix, tree
from perturb.craft.making import Making
from perturb.craft.operator import Target
from perturb.craft.places import places
from perturb.suite.fits import agreeing, fitting
from perturb.suite.match import Lay
from perturb.suite.offer import Offer
from perturb.suite.parts import Complaint
from perturb.suite.quantifier import Quantifier
from perturb.suite.wording import listed, said

__all__ = ["empty", "strange", "unfit"]

_MOST = 3  # targets that are named


def unfit(items: tuple[Any, ...], found: list[Lay], offer: Offer) -> Complaint:
    """The complaint about a step that names what no operator can touch there."""
    found = sorted(found, key=lambda lay: (-lay.words, lay.cost))
    whole = items[0].span.to(items[-1].span)
    near = _nearest(items, found, offer)
    odd = strange(found[0], offer)
    fix = Fix(whole, str(near[0])) if len(near) == 1 else None
    touch = listed("what can be done is", [str(t) for t in near])
    if renamed := _renamed(found[0], offer):
        message = f"`{text_of(items)}` can't be done here: {renamed}"
        return said("E403", message, whole, hint=touch, fix=fix)
    if odd is not None:
        span = _place(odd, items) or whole
        kind = "point" if odd[0].isupper() else "thing"
        known = [n.name for n in offer.site.scene.nodes if (n.type == "point") == (kind == "point")]
        close = slips(odd, known)
        if close:
            fix = Fix(span, close[0]) if _place(odd, items) and len(odd) == span.end - span.start else None
        hint = f"did you mean `{close[0]}`?" if close else touch or listed("there are", known)
        return said("E402", f"the diagram has no {kind} `{odd}`", span, hint=hint, fix=fix)
    message = f"`{text_of(items)}` can't be done here"
    reason = _reason(found[0], offer)
    return said("E403", f"{message}: {reason}" if reason else message, whole, hint=touch, fix=fix)


def empty(items: tuple[Any, ...], found: list[Lay], offer: Offer) -> Complaint:
    """The complaint about a step that leaves the choice, where there is none."""
    whole = items[0].span.to(items[-1].span)
    near = _nearest(items, found, offer)
    hint = listed("what can be done is", [str(t) for t in near])
    return said("E404", f"`{text_of(items)}` finds nothing in this diagram", whole, hint=hint)


def _nearest(items: tuple[Any, ...], found: list[Lay], offer: Offer) -> list[Target]:
    """Targets that agree with most of what is said."""
    text = text_of(items)
    best: list[tuple[int, int, float, int, Target]] = []
    for lay in found:
        general = any(s.type == "fact" for s in lay.template.slots)
        if lay.noun is not None:
            continue
        for k, t in enumerate(offer.targets(lay.operator)):
            likeness = SequenceMatcher(None, str(t), text).ratio()
            same = agreeing(t, lay, offer)
            if same or not general:
                best.append((-lay.words, -same, -likeness, k, t))
    best.sort(key=lambda row: row[:4])
    return [row[-1] for row in best if row[:2] == best[0][:2]][:_MOST]


def _facts(lay: Lay) -> list[Fact]:
    """The facts that are named in it."""
    return [f for f in lay.fills.values() if isinstance(f, Fact)]


def strange(lay: Lay, offer: Offer) -> str | None:
    """A name that the diagram hasn't."""
    made = {n for t in offer.targets(lay.operator) for v in t.args.values() for n in _names(v)}
    for fill in lay.fills.values():
        among = fill.among or () if isinstance(fill, Quantifier) else (fill,)
        for name in (n for value in among for n in _names(value)):
            if name not in offer.names and name not in made:
                return name
    return None


def _renamed(lay: Lay, offer: Offer) -> str | None:
    """What a thing can be renamed to, where it is the new name that can't be had."""
    targets = offer.targets(lay.operator)
    for slot in lay.fills:
        if not targets or any(n in offer.names for t in targets for n in _names(t.args.get(slot, ()))):
            continue
        if not all(_names(t.args.get(slot, ())) for t in targets):
            continue
        rest = replace(lay, fills={s: fill for s, fill in lay.fills.items() if s != slot})
        letters = dict.fromkeys(str(t.args[slot]) for t in fitting(rest, offer))
        return listed("it can be renamed to", list(letters))
    return None


def _names(value: Any) -> Iterable[str]:
    if isinstance(value, tuple):
        return [n for v in value for n in _names(v)]
    return names(value) if isinstance(value, Term) else ()


def _reason(lay: Lay, offer: Offer) -> str | None:
    """Why a named thing can't be touched, where that is known at a glance."""
    twice = _twice(lay, offer)
    fact = None if lay.operator.edits == "ink" else _meant(lay)
    if twice or fact is None:
        return twice
    holds = fact.key in {f.key for f in (*offer.site.told, *offer.site.implied)}
    if issubclass(lay.operator, Making) or (not lay.operator.kinds and lay.template.elements[0] == "make"):
        return f"`{fact}` holds already" if holds else _meeting(fact, offer)
    return f"`{fact}` holds, and can't give way by itself" if holds else f"it isn't so that `{fact}`"


def _twice(lay: Lay, offer: Offer) -> str | None:
    """That the same thing is named twice."""
    seen: dict[str, str] = {}
    for slot in lay.template.slots:
        kind = LISTS.get(slot.type, slot.type)
        fill = lay.fills.get(slot.name)
        for value in fill if isinstance(fill, tuple) else (fill,):
            if not isinstance(value, Term) or isinstance(value, Fact):
                continue
            text = shown(value, replace(slot, type=kind))
            key = f"{kind} {offer.key(value, kind, 2)}"
            if key in seen:
                same = seen[key] == text
                return f"`{text}` is named twice" if same else f"`{seen[key]}` and `{text}` are the same"
            seen[key] = text
    return None


def _meeting(fact: Fact, offer: Offer) -> str | None:
    """That lines which are to be parallel meet in a named point."""
    if not isinstance(fact, Parallel):
        return None
    l, m = ({p.name for p in _points(line, offer)} for line in fact.args)
    shared = [n for n in offer.names if n in l & m]
    texts = [shown(line, slot) for line, slot in zip(fact.args, fact.slots, strict=True)]
    return f"`{texts[0]}` and `{texts[1]}` meet in `{shared[0]}`" if shared else None


def _points(line: Term, offer: Offer) -> tuple[Ref, ...]:
    """The named points of a line."""
    own = tuple(Ref(n, "point") for n in names(line) if (node := offer.names.get(n)) and node.type == "point")
    rows = places(offer.site).rows
    row = next(
        (r for r in rows if r.term.key == line.key or (len(own) > 1 and set(own) <= set(r.points))), None
    )
    return row.points if row else own


def _meant(lay: Lay) -> Fact | None:
    """The fact that a step is about."""
    if len(lay.fills) == 1 and _facts(lay):
        return _facts(lay)[0]
    kinds = {kind.__name__: kind for kind in standard().facts}
    for name in lay.operator.kinds:
        kind = kinds.get(name)
        if kind is not None and set(lay.fills) == set(kind.fields) and not lay.quantified:
            try:
                return kind(*(lay.fills[f] for f in kind.fields))
            except ValueError:
                continue
    return None


def _place(name: str, items: Iterable[Any]) -> Any:
    """Where a name stands."""
    for item in items:
        if isinstance(item, tree.Points) and name in item.names:
            return item.span
        if isinstance(item, tree.Name) and item.text == name:
            return item.span
        if isinstance(item, tree.Group | tree.Ratio | tree.Degrees):
            return item.span
    return None
