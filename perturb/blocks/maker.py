"""Makes groups: a plan carried out on figure after figure, block by block."""

from __future__ import annotations

from collections import Counter

import numpy as np

from geodsl.defaults import SIZE, STYLE
from geodsl.instances import Instances
from geodsl.language.term import Fact
from geodsl.picture.looks.style import Style
from geodsl.realize.attempts import Refused, generator
from perturb.blocks.cast import Cast, Casting, print_all
from perturb.blocks.chooser import Chance, Chooser
from perturb.blocks.gathering import Gathering
from perturb.blocks.groups import Group
from perturb.blocks.plan import Plan
from perturb.blocks.seeds import seed_of
from perturb.blocks.select import needs
from perturb.blocks.told import rank, told
from perturb.blocks.variants import Bench, Proposal, Variant
from perturb.site import Site

__all__ = ["Maker"]

_ROUNDS = 2  # tries for a slot
_SPARE = 2  # figures more than groups, in case some are unfit
_BENCHES = 64  # that are remembered, each for one pick


class Maker:
    """Makes the groups of one diagram.

    Args:
        anchor: "random", or "base" for groups in which all others surround the anchor.
        most: negatives in a group at most.
    """

    def __init__(
        self,
        site: Site,
        *,
        seed: int = 0,
        size: int = SIZE,
        style: str | Style = STYLE,
        anchor: str = "random",
        most: int | None = None,
    ) -> None:
        self.site = site
        self.seed, self.size, self.style, self.anchor = seed, size, style, anchor
        self.most = most
        self.refused = Refused()
        self.proposed: Counter[str] = Counter()
        self.certified: Counter[str] = Counter()
        self._benches: dict[str, tuple[Bench, tuple[Fact, ...]]] = {}

    # -- a block -----------------------------------------------------------------------------------

    def block(self, plan: Plan, number: int, count: int) -> list[Group]:
        """The groups of one block; fewer than `count` where too few figures are fit."""
        seed = seed_of(self.seed, number)
        spare = _SPARE if count > 1 else 2 * _SPARE
        bench, facts = self._bench(plan, self.site.diagram.realize(seed=seed, n=count + spare).at)
        chooser = Chance(generator(seed, "perturb"))
        needed = frozenset(f.key for t in plan.targets for f in needs(self.site, t))
        fine = np.flatnonzero(bench.fine)[: count + 1]
        chosen: dict[int, list[Variant]] = {int(g): [] for g in fine}
        left = [fine for _ in plan.slots]
        for turn in range(max([_ROUNDS, *(len(slot.picks) for slot in plan.slots)])):
            proposals = []
            for slot, some in zip(plan.slots, left, strict=True):
                pick = slot.picks[turn % len(slot.picks)]
                draws = chooser.shares(len(pick.targets), 2, bench.n)
                proposals.append(Proposal(pick, some, draws[:, :, some]))
            tried = [k for k, some in enumerate(left) if len(some)]
            if not tried:
                break
            made = bench.attempt([proposals[k] for k in tried], needed)
            for k, found in zip(tried, made, strict=True):
                for g, variant in found.items():
                    chosen[g].append(variant)
                left[k] = np.array([g for g in left[k] if g not in found], dtype=np.intp)
        self.refused.update(bench.refused)
        self.proposed.update(bench.proposed)
        order = chooser.shares(bench.n, 2 + 2 * len(plan.slots))
        groups = self._groups(bench, facts, chosen, order, number, seed)
        # The fullest ones, in the order in which they came.
        best = sorted(range(len(groups)), key=lambda k: -len(groups[k].members))[:count]
        return [groups[k] for k in sorted(best)]

    def one(self, plan: Plan, at: Instances, chooser: Chooser) -> Group | None:
        """A group of two: one of some figures, and what the plan's first slot makes of it.

        How far things go and to which side is chosen before the figure, so that the least change is sought on
        all figures.
        """
        (pick,) = plan.slots[0].picks
        known = self._benches.get(pick.key)
        if known is None:
            if len(self._benches) >= _BENCHES:
                self._benches.clear()
            known = self._benches[pick.key] = self._bench(plan, at)
        bench, facts = known
        bench.refused, bench.proposed = Refused(), Counter()
        fine = np.flatnonzero(bench.fine)
        draws = np.repeat(chooser.shares(len(pick.targets), 2, 1), len(fine), axis=2)
        needed = frozenset(f.key for t in pick.targets for f in needs(self.site, t))
        (made,) = bench.attempt([Proposal(pick, fine, draws)], needed)
        self.refused.update(bench.refused)
        self.proposed.update(bench.proposed)
        tried = [g for g in fine[chooser.shuffled(len(fine))].tolist() if g in made]
        order = np.zeros((bench.n, 4))
        if self.anchor == "random":
            order[:] = chooser.shares(4)
        for g in tried[:_ROUNDS]:
            for group in self._groups(bench, facts, {g: [made[g]]}, order, g, seed_of(self.seed, g)):
                return group
        return None

    def _bench(self, plan: Plan, at: Instances) -> tuple[Bench, tuple[Fact, ...]]:
        """Some figures, and what is told of them."""
        facts = told(self.site, plan)
        bench = Bench(self.site, plan, at, facts)
        # What is looked at and not told elsewhere may fall, too, and must not be asked for then.
        known = {f.key for f in facts}
        return bench, facts + self.site.speakable(
            [f for f in bench.judge.watched.facts if f.key not in known]
        )

    def _groups(
        self,
        bench: Bench,
        facts: tuple[Fact, ...],
        chosen: dict[int, list[Variant]],
        order: np.ndarray,
        number: int,
        seed: int,
    ) -> list[Group]:
        """The certified groups among what was chosen."""
        if not chosen:
            return []
        plate, ledger, cast = Casting(self.site, self.refused).judged(bench, facts, chosen)
        print_all(cast, seed, size=self.size, style=self.style)
        ranked = rank(self.site, bench.plan, ledger, plate)
        gathering = Gathering(
            self.site, ledger, ranked, anchor=self.anchor, most=self.most, alone=not bench.plan.slots
        )
        own: dict[int, list[Cast]] = {g: [] for g in chosen}
        for c in cast:
            own[c.group].append(c)
        out = []
        for k, (g, mine) in enumerate(own.items()):
            group, certified, refused = gathering.group(mine, order[g], (seed, number, k))
            self.refused.update(refused)
            for c in certified:
                assert c.variant.pick is not None
                self.certified.update(t.operator.__name__ for t in c.variant.pick.targets)
            if group is not None:
                out.append(group)
        return out
