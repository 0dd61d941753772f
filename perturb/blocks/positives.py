"""Hard positives: the same facts in another instance, another look, other words; certified to say the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from geodsl.ledger import TRUE, Ledger
from geodsl.picture.looks.styles import RANDOM
from geodsl.realize.attempts import Refused, generator
from geodsl.realize.evaluate import take
from geodsl.words import Caption, manner, told
from perturb.blocks.groups import Group, Member
from perturb.blocks.plan import Plan, Slot
from perturb.blocks.seeds import seed_of
from perturb.blocks.variants import Bench, Proposal, Variant
from perturb.paper.pins import rows, together
from perturb.paper.press import Impression, press

__all__ = ["Positive", "positives"]

_TRIES = 6  # rounds of fresh figures
_EACH = 4  # figures for each positive that is still missing


@dataclass(frozen=True)
class Positive:
    """Another picture of what a group's anchor says, in other words."""

    member: Member
    caption: Caption


def positives(
    group: Group, n: int, *, style: str = RANDOM, size: int | None = None, refused: Refused | None = None
) -> list[Positive]:
    """Hard positives of a group's anchor; fewer than n where too few figures say the same.

    Args:
        style: their look; by default each has another one.
    """
    refused = Refused() if refused is None else refused
    site, anchor = group.site, group.anchor
    pick = anchor.variant.pick
    plan = Plan(() if pick is None else (Slot((pick,)),))
    ledger = Ledger(group.facts)
    meant = anchor.verdict == TRUE
    found: list[Positive] = []
    known = {group.caption(group.anchor).text}
    for turn in range(_TRIES):
        if len(found) >= n:
            break
        seed = seed_of(group.seed, group.number, 7, turn)
        random = generator(seed, "positives")
        figures = site.diagram.realize(seed=seed, n=_EACH * (n - len(found))).at
        bench = Bench(site, plan, figures, group.facts)
        fine = np.flatnonzero(bench.fine)
        if pick is None:
            made = {int(g): Variant(None, rows(bench.pins, [g])) for g in fine}
        else:
            draws = random.random((len(pick.targets), 2, len(fine)))
            (made,) = bench.attempt([Proposal(pick, fine, draws)])
        if not made:
            continue
        at = anchor.mould.figures(together([v.pins for v in made.values()]))
        verdict, holds = ledger.judge(at)
        same = (verdict[meant] == TRUE).all(0)
        refused.add("it doesn't say the same", ~same)
        chosen = np.flatnonzero(same)
        if not len(chosen):
            continue
        some = anchor.mould.completed(take(at, chosen))
        (pictures,) = press(
            Impression(anchor.mould, some, tuple(range(len(chosen)))),
            (),
            seeds=[seed_of(seed, int(j), 2) for j in chosen],
            size=size or anchor.picture.size,
            style=style,
        )
        variants = list(made.values())
        for k, (j, picture) in enumerate(zip(chosen, pictures, strict=True)):
            if picture.misses:
                refused["no good place for a letter"] += 1
            elif len(found) < n:
                member = Member(
                    variants[j],
                    anchor.mould,
                    (some, k),
                    verdict[:, j],
                    holds[:, j],
                    picture,
                )
                found.append(Positive(member, _reworded(group, known, random)))
    return found


def _reworded(group: Group, known: set[str], random: np.random.Generator) -> Caption:
    """What the anchor's caption says, in words that haven't been used for it."""
    site, said = group.site, group.said(group.anchor)
    while True:
        how = manner(int(random.integers(1 << 32)), site.register, site.lang, group.manner.only)
        found = told(said, how)
        if found.text not in known:
            known.add(found.text)
            return found
