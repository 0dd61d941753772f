"""Whatever is a fact can be broken, and what a reader might expect can be made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from perturb.craft.breaking import breakable, broken
from perturb.craft.making import Making
from perturb.craft.operator import Operator, Target
from perturb.craft.places import places
from perturb.operators.triangle_segments import BreakMidsegment
from perturb.site import Site
from perturb.solving.aim import Aim

__all__ = ["Break", "Make"]


class Break(Operator):
    """A fact that holds, of any kind, becomes false."""

    phrases: ClassVar[tuple[str, ...]] = ("break {f: fact}",)
    family = "facts"

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        # Of a midsegment only the figure tells which sides it joins.
        known = {a.fact.key: a for a in _aims(BreakMidsegment, site)}
        for fact in site.ledger:
            if breakable(fact, site):
                aim = known[fact.key] if fact.key in known else broken(fact, places(site))
                yield Target(cls, {"f": fact}, aim)


class Make(Operator):
    """A fact that a reader might expect, of any kind, comes true."""

    phrases: ClassVar[tuple[str, ...]] = ("make {f: fact}",)
    family = "facts"

    @classmethod
    def targets(cls, site: Site) -> Iterator[Target]:
        from perturb.operators import operators  # which are found by importing this file

        found: dict[str, Aim] = {}
        for operator in operators():
            if issubclass(operator, Making):
                for aim in _aims(operator, site):
                    found.setdefault(aim.fact.key, aim)
        for aim in found.values():
            yield Target(cls, {"f": aim.fact}, aim)


def _aims(operator: type[Operator], site: Site) -> Iterator[Aim]:
    for target in operator.targets(site):
        if isinstance(target.change, Aim):
            yield target.change
