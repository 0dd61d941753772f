"""What is told of a block: the facts of its ledger, how much each is worth saying, and which are said of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from geodsl.facts.ink.ink_fact import InkFact
from geodsl.language.term import Fact
from geodsl.ledger import TRUE, Ledger
from geodsl.objects import Ref, names
from geodsl.words import sayable_in
from perturb.blocks.plan import Plan
from perturb.craft.operator import Edit
from perturb.paper.plate import Plate
from perturb.site import Site
from perturb.solving.aim import Aim

__all__ = ["padded", "rank", "told"]

_CARRIED = 16  # facts that are told anew where letters change places
_SHARED = 2  # stated facts that hold of all members and are said of each
_ALONE = 8  # that are said of a figure by itself


def told(site: Site, plan: Plan) -> tuple[Fact, ...]:
    """What is told: what holds, what may come about, and how each may fail."""
    facts: dict[str, Fact] = {}
    strange: dict[str, Fact] = {}
    for target in plan.targets:
        if isinstance(target.change, Aim):
            fact = target.change.fact
            for f in (fact, *fact.entails(), *_excluded(site, target.change)):
                facts.setdefault(f.key, f)
        else:
            for f in (*target.change.tells, *_carried(site, target.change)):
                known = set(names(f)) <= set(site.scene.by_name)
                (facts if known else strange).setdefault(f.key, f)
    for f in site.ledger:
        facts.setdefault(f.key, f)
    return (*site.speakable(tuple(facts.values())), *strange.values())


def rank(site: Site, plan: Plan, ledger: Ledger, plate: Plate) -> list[int | None]:
    """How much each fact is worth saying, small numbers first; None where a reader can't tell what it speaks of."""
    worth = _worth(site, plan)
    return [
        worth.get(f.key, 300 if isinstance(f, InkFact) else 150)
        if told and sayable_in(f, site.lang)
        else None
        for f, told in zip(ledger.facts, site.legible(plate).all_told(ledger.facts), strict=True)
    ]


def padded(
    site: Site, ledger: Ledger, rank: Sequence[int | None], topics: list[int], verdict: np.ndarray
) -> list[int]:
    """The topics in the order of the ledger, with some stated facts that all members share."""
    stated = {f.key for f in site.stated}
    common = [
        k
        for k in np.flatnonzero((verdict == TRUE).all(1)).tolist()
        if rank[k] is not None and ledger.facts[k].key in stated and k not in topics
    ]
    return sorted([*topics, *common[: _SHARED if verdict.shape[1] > 1 else _ALONE]])


def _worth(site: Site, plan: Plan) -> dict[str, int]:
    """What is most worth saying: targets, then what is stated, then how targets fail."""
    aims = [t.change for t in plan.targets if isinstance(t.change, Aim)]
    found = {a.fact.key: 0 for a in aims}
    for k, f in enumerate(site.stated):
        found.setdefault(f.key, 10 + min(k, 40))
    for a in aims:
        for k, x in enumerate(_excluded(site, a)):
            found.setdefault(x.key, 60 + k)
    return found


def _excluded(site: Site, aim: Aim) -> tuple[Fact, ...]:
    """How the fact of an aim fails."""
    return tuple({x.key: x for f in (aim.fact, *aim.means) for x in site.excluded(f)}.values())


def _carried(site: Site, edit: Edit) -> Iterator[Fact]:
    """What is said of a figure whose letters have changed places: its facts in the new letters."""

    def new(term: Any) -> Any:
        if isinstance(term, Ref) and term.name in edit.names:
            return Ref(edit.names[term.name], term.type)
        return term

    concerned = [f for f in (*site.stated, *site.implied) if set(names(f)) & set(edit.names)]
    for fact in site.speakable(tuple(concerned))[:_CARRIED]:
        yield fact.map(new)
