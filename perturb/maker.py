"""Makes groups: a plan carried out on figure after figure, block by block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from geodsl.defaults import SIZE, STYLE
from geodsl.facts.ink.absent import absences
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.parallel import Parallel
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.objects import Ref, names
from geodsl.observe.inked import ink_facts
from geodsl.picture.looks.style import Style
from geodsl.picture.picture import Picture
from geodsl.realize.attempts import Refused, generator
from geodsl.realize.evaluate import take
from perturb.aim import Aim
from perturb.chooser import Chance, Chooser
from perturb.difference import difference
from perturb.groups import Group, Member
from perturb.judge import Judge
from perturb.ledger import TRUE, Ledger
from perturb.mould import Mould
from perturb.operator import Edit
from perturb.pins import rows, together
from perturb.plan import Plan
from perturb.plate import Plate
from perturb.press import Impression, press
from perturb.select import needs
from perturb.site import Site
from perturb.topics import choose
from perturb.variants import Bench, Proposal, Variant

__all__ = ["Maker", "seed_of"]

_ROUNDS = 2  # tries for a slot
_SPARE = 2  # figures more than groups, in case some are unfit
_BENCHES = 64  # that are remembered, each for one pick
_CARRIED = 16  # facts that are told anew where letters change places


@dataclass
class _Cast:
    """A variant on its way into a group."""

    group: int
    variant: Variant
    mould: Mould
    at: Instances  # with all those that are printed with the same mould
    row: int  # its place there
    verdict: np.ndarray
    holds: np.ndarray
    picture: Picture | None = None


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
        facts = self._facts(plan)
        bench = Bench(self.site, plan, at, facts)
        # What is looked at and not told elsewhere may fall, too, and must not be asked for then.
        told = {f.key for f in facts}
        return bench, facts + self.site.speakable([f for f in bench.judge.watched.facts if f.key not in told])

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
        ledger, cast = self._judged(bench, facts, chosen)
        worth = self._worth(bench.plan)
        self._printed(cast, seed)
        out = []
        for k, g in enumerate(chosen):
            mine = [c for c in cast if c.group == g]
            group = self._group(ledger, mine, worth, order[g], seed=seed, number=number, k=k)
            if group is not None:
                out.append(group)
        return out

    # -- what holds ----------------------------------------------------------------------------------

    def _judged(
        self, bench: Bench, facts: tuple[Fact, ...], chosen: dict[int, list[Variant]]
    ) -> tuple[Ledger, list[_Cast]]:
        """Every variant with what holds of it, from its own pins and ink alone."""
        site = self.site
        moved = [
            (g, v) for g in chosen for v in (Variant(None, rows(bench.pins, [g])), *chosen[g]) if not v.inked
        ]
        inked = [(g, v) for g in chosen for v in chosen[g] if v.inked]
        pins = together([v.pins for _, v in moved])
        plain = Ledger(facts)
        figures = bench.mould.figures(pins)
        verdict, _ = plain.judge(figures)
        lost = (verdict != TRUE).any(1)
        fallen = [f for f, gone in zip(facts, lost, strict=True) if gone and not _open(f)]
        # A sign that stands at a stroke in the diagram floats in white where the stroke doesn't lead there any more.
        base = np.array([v.pick is None for _, v in moved])
        bare = [o for o, some in site.plate.bare(figures).items() if some.any() and not some[base].any()]
        plate = site.plate.without(fallen, bare)
        batches: dict[Plate, list[tuple[int, Variant]]] = {plate: moved}
        for g, v in inked:
            try:
                batches.setdefault(v.plate(plate), []).append((g, v))
            except ValueError as error:
                self.refused[str(error)] += 1
        moulds = {p: site.mould(p, some[0][1].pins) for p, some in batches.items()}
        said = [{f.key: f for f in ink_facts(m.ink)} for m in moulds.values()]
        shared = set(said[0]).intersection(*said[1:]) if len(said) > 1 else set(said[0])
        ink = {key: f for some in said for key, f in some.items() if key not in shared}
        drawn = {p: moulds[p].figures(together([v.pins for _, v in some])) for p, some in batches.items()}
        for fact in list(ink.values()):
            for at in drawn.values():
                ink.update((f.key, f) for f in absences(fact, at) if f.key not in ink)
        ledger = Ledger((*facts, *ink.values()))
        cast: list[_Cast] = []
        seen: set[tuple[int, bytes]] = set()
        for p, some in batches.items():
            at = drawn[p]
            verdict, holds = ledger.judge(at)
            clear = self._clear(moulds[p], at, facts, some)
            for k, (g, v) in enumerate(some):
                tells = (g, verdict[:, k].tobytes())
                if clear[k] and tells not in seen:  # two that say the same needn't both be drawn
                    cast.append(_Cast(g, v, moulds[p], at, k, verdict[:, k], holds[:, k]))
                    seen.add(tells)
                elif clear[k]:
                    self.refused["it says the same as another"] += 1
        return ledger, cast

    def _clear(
        self, mould: Mould, at: Instances, facts: tuple[Fact, ...], some: list[tuple[int, Variant]]
    ) -> np.ndarray:
        """Which figures show nothing unclear in other ink: what is drawn anew, or has other letters, is looked at
        anew."""
        pure = np.array([bool(v.edits) and not _moves(v) for _, v in some])
        if not pure.any():
            return np.ones(at.n, dtype=bool)
        claimed = [f for f in facts if not _open(f)]
        unclear = Judge(self.site, mould, at, claimed).sees(at).unclear.any(0) & pure
        self.refused.add("other ink shows something unclear", unclear)
        return ~unclear

    def _facts(self, plan: Plan) -> tuple[Fact, ...]:
        """What is told: what holds, what may come about, and how each may fail."""
        site = self.site
        facts: dict[str, Fact] = {}
        strange: dict[str, Fact] = {}
        for target in plan.targets:
            if isinstance(target.change, Aim):
                fact = target.change.fact
                for f in (fact, *fact.entails(), *site.excluded(fact)):
                    facts.setdefault(f.key, f)
            else:
                for f in (*target.change.tells, *_carried(site, target.change)):
                    known = set(names(f)) <= set(site.scene.by_name)
                    (facts if known else strange).setdefault(f.key, f)
        for f in site.ledger:
            facts.setdefault(f.key, f)
        return (*site.speakable(tuple(facts.values())), *strange.values())

    # -- on paper --------------------------------------------------------------------------------------

    def _printed(self, cast: list[_Cast], seed: int) -> None:
        """Give every variant its picture."""
        groups = list(dict.fromkeys(c.group for c in cast))
        number = {g: k for k, g in enumerate(groups)}
        bases = [c for c in cast if c.variant.pick is None]
        others: dict[int, list[_Cast]] = {}
        for c in cast:
            if c.variant.pick is not None:
                others.setdefault(id(c.mould), []).append(c)
        batches = [bases, *others.values()]
        parts = [
            Impression(some[0].mould, _rows(some), tuple(number[c.group] for c in some)) for some in batches
        ]
        seeds = [seed_of(seed, g, 1) for g in groups]
        pictures = press(parts[0], parts[1:], seeds=seeds, size=self.size, style=self.style)
        for some, drawn in zip(batches, pictures, strict=True):
            for c, picture in zip(some, drawn, strict=True):
                c.picture = picture

    # -- one group ---------------------------------------------------------------------------------------

    def _group(
        self,
        ledger: Ledger,
        cast: list[_Cast],
        worth: dict[str, int],
        order: np.ndarray,
        *,
        seed: int,
        number: int,
        k: int,
    ) -> Group | None:
        """A group of those that are different, legible, and can be told apart."""
        refused = Refused()
        base = next(c for c in cast if c.variant.pick is None)
        if base.picture is None or base.picture.misses:
            self.refused["no good place for a letter"] += 1
            return None
        stay: list[_Cast] = [base]
        pixels = {base.picture.pixels.tobytes()}
        for c in cast:
            if c is base:
                continue
            assert c.picture is not None
            if c.picture.misses:
                refused["no good place for a letter"] += 1
            elif c.picture.pixels.tobytes() in pixels:
                refused["it looks like another"] += 1
            elif not (change := difference(base.picture, c.picture)).seen:
                refused[change.trouble] += 1
            else:
                pixels.add(c.picture.pixels.tobytes())
                stay.append(c)
        topics: list[int] = []
        while len(stay) > 1:
            table = np.stack([c.verdict for c in stay], axis=1)
            rank = self._rank(ledger, worth)
            topics, open_ = choose(table, rank, anchor=0 if self.anchor == "base" else None)
            if not open_.any():
                break
            # Whoever can be told apart from fewest goes; the figure that all were made from never does.
            worst = 1 + int((open_.sum(0) + open_.sum(1))[1:].argmax())
            refused["nothing that is said tells it from another"] += 1
            del stay[worst]
        self.refused.update(refused)
        if len(stay) < 2:
            return None
        for c in stay[1:]:
            assert c.variant.pick is not None
            self.certified.update(t.operator.__name__ for t in c.variant.pick.targets)
        if self.most is not None and len(stay) > self.most + 1:
            # Those that are left over go by chance, so that no kind of change comes last always.
            lot = np.argsort(order[1 : len(stay)], kind="stable")[: self.most]
            stay = [base, *(stay[1 + j] for j in sorted(lot.tolist()))]
            rank = self._rank(ledger, worth)
            table = np.stack([c.verdict for c in stay], axis=1)
            topics, _ = choose(table, rank, anchor=0 if self.anchor == "base" else None)
        members = [
            Member(c.variant, c.mould, take(c.at, np.array([c.row])), c.verdict, c.holds, c.picture)  # type: ignore[arg-type]
            for c in stay
        ]
        first = 0 if self.anchor == "base" else int(order[0] * len(members))
        anchor = members.pop(first)
        mixed = [members[j] for j in np.argsort(order[-len(members) :], kind="stable")]
        topics = self._padded(ledger, topics, [anchor, *mixed])
        return self._entered(ledger, (anchor, *mixed), topics, (seed, number, k), refused)

    def _entered(
        self,
        ledger: Ledger,
        members: tuple[Member, ...],
        topics: list[int],
        place: tuple[int, int, int],
        refused: Refused,
    ) -> Group:
        """A group with its own part of the ledger: what holds of a member, and what captions speak of."""
        told = {f.key for f in self.site.ledger}
        true = np.stack([m.verdict for m in members], axis=1) == TRUE
        rows = [k for k, f in enumerate(ledger.facts) if k in topics or f.key in told or _telling(f, true[k])]
        row = {k: j for j, k in enumerate(rows)}
        cut = tuple(replace(m, verdict=m.verdict[rows], holds=m.holds[rows]) for m in members)
        facts = tuple(ledger.facts[k] for k in rows)
        return Group(self.site, facts, cut, tuple(row[k] for k in topics), *place, refused)

    def _rank(self, ledger: Ledger, worth: dict[str, int]) -> list[int | None]:
        """How much each fact is worth saying, small numbers first; None where a reader can't tell what it speaks of."""
        visible = self.site.visible
        return [
            worth.get(f.key, 300 if isinstance(f, InkFact) else 150) if visible(f) else None
            for f in ledger.facts
        ]

    def _worth(self, plan: Plan) -> dict[str, int]:
        """What is most worth saying: targets, then what is stated, then how targets fail."""
        aims = [t.change.fact for t in plan.targets if isinstance(t.change, Aim)]
        found = {f.key: 0 for f in aims}
        for k, f in enumerate(self.site.stated):
            found.setdefault(f.key, 10 + min(k, 40))
        for f in aims:
            for k, x in enumerate(self.site.excluded(f)):
                found.setdefault(x.key, 60 + k)
        return found

    def _padded(self, ledger: Ledger, topics: list[int], members: Sequence[Member]) -> list[int]:
        """The topics in the order of the ledger, with some stated facts that all members share."""
        table = np.stack([m.verdict for m in members], axis=1)
        stated = {f.key for f in self.site.stated}
        common = [
            k
            for k, f in enumerate(ledger.facts)
            if k not in topics and (table[k] == TRUE).all() and f.key in stated and self.site.visible(f)
        ]
        return sorted([*topics, *common[:_SHARED]])


_SHARED = 2  # stated facts that hold of all members and are said of each


def _open(fact: Fact) -> bool:
    return isinstance(fact, OpenFact)


def _one_line(fact: Fact) -> bool:
    """Whether it says that lines with a common point are parallel: then they are one, and nobody says it so."""
    if not isinstance(fact, Parallel):
        return False
    l, m = (set(names(line)) for line in fact.args)
    return not l.isdisjoint(m)


def _telling(fact: Fact, true: np.ndarray) -> bool:
    """Whether a fact that isn't told of the diagram is worth telling of a group: it holds of some of its members."""
    if isinstance(fact, OpenFact) or not true.any():
        return False
    return isinstance(fact, InkFact) or not true.all()


def _moves(variant: Variant) -> bool:
    """Whether something of the figure itself was changed."""
    return variant.pick is not None and any(isinstance(t.change, Aim) for t in variant.pick.targets)


def _rows(cast: list[_Cast]) -> Instances:
    """The figures of some that share a mould."""
    first = cast[0]
    chosen = np.array([c.row for c in cast])
    if len(chosen) == first.at.n and (chosen == np.arange(first.at.n)).all():
        return first.at
    return first.mould.completed(take(first.at, chosen))


def _carried(site: Site, edit: Edit) -> Iterator[Fact]:
    """What is said of a figure whose letters have changed places: its facts in the new letters."""

    def new(term: Any) -> Any:
        if isinstance(term, Ref) and term.name in edit.names:
            return Ref(edit.names[term.name], term.type)
        return term

    concerned = [f for f in (*site.stated, *site.implied) if set(names(f)) & set(edit.names)]
    for fact in site.speakable(tuple(concerned))[:_CARRIED]:
        yield fact.map(new)


def seed_of(*parts: int) -> int:
    """A seed for one part of a whole."""
    return int(np.random.SeedSequence(list(parts)).generate_state(1, np.uint64)[0])
