"""Phrases that a program defines itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from geodsl.language.term import Term
from geodsl.language.types import LISTS
from geodsl.objects import Polygon, Ref
from grammar import Source, tree

__all__ = ["Macro", "bound", "stand_ins", "substitute", "weight"]


@dataclass(frozen=True)
class Macro:
    """A phrase that a program defines: what its slots are called and what it stands for."""

    define: tree.Define
    parameters: tuple[tuple[tuple[str, ...], str], ...]  # names and type of each slot, in order
    source: Source | None = field(default=None, compare=False, repr=False)  # the text it stands in

    @property
    def is_block(self) -> bool:
        return isinstance(self.define.body, tuple)


def bound(macro: Macro, args: Mapping[str, Any]) -> dict[str, Term] | None:
    """What the names in a definition's body stand for, given what fills its slots."""
    given: dict[str, Term] = {}
    for k, (names, kind) in enumerate(macro.parameters):
        arg = args[f"p{k}"]
        if len(names) == 1 and not isinstance(arg, tuple):
            given[names[0]] = arg
            continue
        # `{ABC: triangle}` and `{AB: segment}` give names to the points that make the argument up.
        parts = (
            arg
            if isinstance(arg, tuple)
            else arg.corners
            if isinstance(arg, Polygon)
            else tuple(arg.children())
        )
        if len(parts) != len(names) or (kind not in LISTS and any(p.makes != "point" for p in parts)):
            return None
        given.update(zip(names, parts, strict=True))
    return given


def substitute(term: Any, given: Mapping[str, Term]) -> Any:
    """A term with names replaced by what they stand for."""
    if isinstance(term, tuple):
        return tuple(substitute(t, given) for t in term)
    if not isinstance(term, Term):
        return term
    return term.map(lambda t: given.get(t.name, t) if isinstance(t, Ref) else t)


def weight(term: Any) -> int:
    """How many parts a term has, each counted as often as it stands there; remembered in the parts."""
    if isinstance(term, tuple):
        return sum(map(weight, term))
    if not isinstance(term, Term):
        return 0
    found = term.__dict__.get("_weight")
    if found is None:
        found = term.__dict__["_weight"] = 1 + sum(map(weight, term.args))
    return found


_STANDS_FOR = {
    **{k: k for k in ("point", "line", "segment", "ray", "circle", "arc", "region", "angle", "polygon")},
    **{k: k for k in ("number", "length", "area", "degrees")},
    **dict.fromkeys(("triangle", "quadrilateral", "pentagon", "hexagon", "heptagon", "octagon"), "polygon"),
}


def stand_ins(macro: Macro) -> dict[str, Term] | None:
    """Names for what fills a definition's slots, to try it with; None where their types can't be told."""
    given: dict[str, Term] = {}
    for names, kind in macro.parameters:
        for name in names:
            made = "point" if name[0].isupper() else _STANDS_FOR.get(kind)
            if made is None:
                return None
            given[name] = Ref(name, made)
    return given
