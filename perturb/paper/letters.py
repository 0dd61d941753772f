"""Letters: which may change places, and what becomes of a plate and its pins when they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations

from geodsl.directives.mark import Label, LabelAt
from geodsl.language.term import Directive, Term
from geodsl.objects import Ref, Segment
from perturb.craft.operator import Edit
from perturb.paper.page import Page
from perturb.paper.pins import Pins
from perturb.paper.plate import Plate

__all__ = ["relettered", "tied"]


def relettered(names: Mapping[str, str]) -> Edit:
    """The edit by which points get other names; all ink stays where it is.

    Args:
        names: new names by old ones.
    """

    def called(term: Term) -> Term:
        if isinstance(term, Ref) and term.name in names:
            return Ref(names[term.name], term.type)
        return term

    def order(old: Directive) -> Directive:
        """A letter that is ordered, to say where it stands, is ordered anew."""
        match old:
            case Label(thing=Ref(name=name), text=text) if text == name in names:
                return Label(old.thing, names[text])
            case LabelAt(P=Ref(name=name), text=text) if text == name in names:
                return LabelAt(old.P, names[text], old.corner)
        return old

    def plate(old: Plate) -> Plate:
        return replace(old, orders=tuple(map(order, old.orders))).renamed(called)

    def pins(old: Pins) -> Pins:
        return {names.get(name, name): numbers for name, numbers in old.items()}

    return Edit(plate, pins, names=dict(names), count=len(names))


def tied(page: Page, some: Iterable[tuple[Ref, ...]]) -> list[tuple[Ref, ...]]:
    """Sets of points, those first that more strokes join: what is said of them is said of one figure."""
    joined = {s.term.key for s in page.ink.strokes}

    def loose(points: tuple[Ref, ...]) -> int:
        return sum(Segment(a, b).key not in joined for a, b in combinations(points, 2))

    return sorted(some, key=loose)
