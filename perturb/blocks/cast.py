"""The cast of a block: every variant with what holds of it, and its picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from geodsl.facts.ink.absent import absences
from geodsl.instances import Instances
from geodsl.language.term import Directive, Fact, OpenFact
from geodsl.ledger import EXACT, TRUE, Ledger
from geodsl.observe.inked import ink_facts
from geodsl.picture.looks.style import Style
from geodsl.picture.picture import Picture
from geodsl.realize.attempts import Refused
from geodsl.realize.evaluate import take
from perturb.blocks.seeds import seed_of
from perturb.blocks.variants import Bench, Variant
from perturb.judging.judge import Judge
from perturb.paper.marks import numbers, sized
from perturb.paper.mould import Mould
from perturb.paper.pins import rows, together
from perturb.paper.plate import Plate
from perturb.paper.press import Impression, press
from perturb.site import Site
from perturb.solving.aim import Aim

__all__ = ["Cast", "Casting", "print_all"]

Numbered: TypeAlias = "list[tuple[int, Variant]]"
"""Variants with the numbers of their groups."""


@dataclass
class Cast:
    """A variant on its way into a group."""

    group: int
    variant: Variant
    mould: Mould
    at: Instances  # with all those that are printed with the same mould
    row: int  # its place there
    verdict: np.ndarray
    holds: np.ndarray
    picture: Picture | None = None


class Casting:
    """Decides what is drawn of a block's variants, and what holds of each."""

    def __init__(self, site: Site, refused: Refused) -> None:
        self.site = site
        self.refused = refused

    def judged(
        self, bench: Bench, facts: tuple[Fact, ...], chosen: dict[int, list[Variant]]
    ) -> tuple[Plate, Ledger, list[Cast]]:
        """The group's own plate, what is told, and every variant with what holds of it, from its own pins and ink
        alone."""
        batches = self._batches(bench, facts, chosen)
        moulds = {p: self.site.mould(p, some[0][1].pins) for p, some in batches.items()}
        drawn = {p: moulds[p].figures(together([v.pins for _, v in some])) for p, some in batches.items()}
        ledger = Ledger((*facts, *_inked(moulds.values(), drawn.values())))
        cast: list[Cast] = []
        seen: set[tuple[int, bytes]] = set()
        for p, some in batches.items():
            at = drawn[p]
            verdict, holds = ledger.judge(at)
            blurred = ledger.blurred(at)
            self.refused.add("something nearly holds, but for rounding", blurred)
            clear = self._clear(moulds[p], at, facts, some, ledger) & ~blurred
            for k, (g, v) in enumerate(some):
                tells = (g, verdict[:, k].tobytes())
                if clear[k] and tells not in seen:  # two that say the same needn't both be drawn
                    cast.append(Cast(g, v, moulds[p], at, k, verdict[:, k], holds[:, k]))
                    seen.add(tells)
                elif clear[k]:
                    self.refused["it says the same as another"] += 1
        return next(iter(batches)), ledger, cast

    def _batches(
        self, bench: Bench, facts: tuple[Fact, ...], chosen: dict[int, list[Variant]]
    ) -> dict[Plate, Numbered]:
        """The variants by what is drawn of them, those with the group's own ink first."""
        moved = [
            (g, v) for g in chosen for v in (Variant(None, rows(bench.pins, [g])), *chosen[g]) if not v.inked
        ]
        inked = [(g, v) for g in chosen for v in chosen[g] if v.inked]
        plate = self._plate(bench, facts, moved, inked)
        batches = {plate: moved}
        plates: dict[int, Plate | str] = {}  # what each pick makes of it, or why it can't
        signs = numbers(plate)
        for g, v in inked:
            changed = plates.get(id(v.pick))
            if changed is None:
                changed = plates[id(v.pick)] = self._changed(plate, v, signs)
            if isinstance(changed, str):
                self.refused[changed] += 1
            else:
                batches.setdefault(changed, []).append((g, v))
        return batches

    def _plate(self, bench: Bench, facts: tuple[Fact, ...], moved: Numbered, inked: Numbered) -> Plate:
        """What is drawn of all: the diagram's ink without what is false, or stands at nothing, in one of them."""
        plain = Ledger(facts)
        figures = bench.mould.figures(together([v.pins for _, v in moved]))
        verdict, _ = plain.judge(figures)
        lost = (verdict != TRUE).any(1) | self._lost(bench, plain, inked)
        fallen = [f for f, gone in zip(facts, lost, strict=True) if gone and not isinstance(f, OpenFact)]
        # A sign that stands at a stroke in the diagram floats in white where the stroke doesn't lead there any more.
        base = np.array([v.pick is None for _, v in moved])
        bare = [o for o, some in self.site.plate.bare(figures).items() if some.any() and not some[base].any()]
        bare += [o for o in self._letters(bench) if not self._stands(o, figures)]
        return self.site.plate.without(fallen, bare)

    def _letters(self, bench: Bench) -> list[Directive]:
        """The orders that write a number's name at what it is the size of."""
        return [o for o in self.site.plate.orders if self._stands(o, bench.before)]

    def _stands(self, order: Directive, at: Instances) -> bool:
        """Whether a number's name is written at what has that size in every figure."""
        fact = sized(self.site.scene, order)
        if fact is None:
            return False
        with np.errstate(all="ignore"):
            return bool((np.absolute(fact.residual(at)) <= EXACT).all())

    @staticmethod
    def _changed(plate: Plate, variant: Variant, signs: dict[Any, int]) -> Plate | str:
        """The plate of a variant, or why it has none; `signs` are those that things have in the group so far."""
        try:
            changed = variant.plate(plate)
        except ValueError as error:
            return str(error)
        if not variant.names:  # other letters are other things
            mine = numbers(changed)
            if any(signs.get(thing, n) != n for thing, n in mine.items()):
                return "another negative has another sign there"
            signs.update(mine)
        return changed

    def _lost(self, bench: Bench, ledger: Ledger, inked: Numbered) -> np.ndarray:
        """Which facts fall where numbers change with what they tell: all but what those numbers say."""
        lost = np.zeros(len(ledger.facts), dtype=bool)
        picks: dict[int, list[Variant]] = {}
        for _, v in inked:
            if _moves(v):
                picks.setdefault(id(v.pick), []).append(v)
        for some in picks.values():
            verdict, _ = ledger.judge(bench.mould.figures(together([v.pins for v in some])))
            gone = (verdict != TRUE).any(1)
            assert some[0].pick is not None
            for target in some[0].pick.targets:
                if isinstance(target.change, Aim):
                    said = [f for old, _ in target.change.relabel for f in self.site.plate.said(old)]
                    gone[ledger.rows(said)] = False
            lost |= gone
        return lost

    def _clear(
        self, mould: Mould, at: Instances, facts: tuple[Fact, ...], some: Numbered, ledger: Ledger
    ) -> np.ndarray:
        """Which figures show nothing unclear in other ink: what is drawn anew, or has other letters, is looked at
        anew."""
        edited = np.array([bool(v.edits) for _, v in some])
        if not edited.any():
            return np.ones(at.n, dtype=bool)
        claimed = [f for f in facts if not isinstance(f, OpenFact)]
        sight = Judge(self.site, mould, at, claimed).sees(at)
        # What has fallen with a move, and is told, may be unclear.
        moved = np.array([_moves(v) for _, v in some])
        told = np.array([f.key in ledger.number for f in sight.watched.facts], dtype=bool)
        unclear = (sight.unclear & ~(told[:, None] & moved)).any(0) & edited
        self.refused.add("other ink shows something unclear", unclear)
        return ~unclear


def _inked(moulds: Iterable[Mould], drawn: Iterable[Instances]) -> list[Fact]:
    """What not all drawings say, and what can be said of those that don't."""
    said = [{f.key: f for f in ink_facts(m.ink)} for m in moulds]
    shared = set(said[0]).intersection(*said[1:]) if len(said) > 1 else set(said[0])
    ink = {key: f for some in said for key, f in some.items() if key not in shared}
    figures = list(drawn)
    for fact in list(ink.values()):
        for at in figures:
            ink.update((f.key, f) for f in absences(fact, at) if f.key not in ink)
    return list(ink.values())


def print_all(cast: list[Cast], seed: int, *, size: int, style: str | Style) -> None:
    """Give every variant its picture."""
    groups = list(dict.fromkeys(c.group for c in cast))
    number = {g: k for k, g in enumerate(groups)}
    bases = [c for c in cast if c.variant.pick is None]
    others: dict[int, list[Cast]] = {}
    for c in cast:
        if c.variant.pick is not None:
            others.setdefault(id(c.mould), []).append(c)
    batches = [bases, *others.values()]
    parts = [Impression(some[0].mould, _rows(some), tuple(number[c.group] for c in some)) for some in batches]
    seeds = [seed_of(seed, g, 1) for g in groups]
    pictures = press(parts[0], parts[1:], seeds=seeds, size=size, style=style)
    for some, drawn in zip(batches, pictures, strict=True):
        for c, picture in zip(some, drawn, strict=True):
            c.picture = picture


def _moves(variant: Variant) -> bool:
    """Whether something of the figure itself was changed."""
    return variant.pick is not None and any(isinstance(t.change, Aim) for t in variant.pick.targets)


def _rows(cast: list[Cast]) -> Instances:
    """The figures of some that share a mould."""
    first = cast[0]
    chosen = np.array([c.row for c in cast])
    if len(chosen) == first.at.n and (chosen == np.arange(first.at.n)).all():
        return first.at
    return first.mould.completed(take(first.at, chosen))
