"""A diagram as the place of a perturbation: its facts, what moves, and what implies what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from geodsl.constructions.point_at import PointAt
from geodsl.defaults import LANG, REGISTER
from geodsl.diagram import Diagram
from geodsl.entailment import excluded
from geodsl.facts.in_range import InRange
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.simple import Simple
from geodsl.instances import Instances
from geodsl.language.term import Construction, Fact, OpenFact
from geodsl.legible import Legible
from geodsl.measure import parts_of
from geodsl.objects import Ref
from geodsl.observe.inventory import Inventory
from geodsl.observe.rank import gradients
from geodsl.observe.salient import salient_facts
from geodsl.realize.evaluate import take
from geodsl.realize.moving import Moving
from geodsl.scene import Scene
from geodsl.words import Manner, manner
from perturb.paper.mould import Mould
from perturb.paper.pins import Pins, pins_of, rows
from perturb.paper.plate import Plate
from perturb.paper.told_from import told_from
from perturb.solving.aim import Aim, was_in
from perturb.solving.bonds import Bond, bonds
from perturb.solving.keeping import Undecided, implying, keep_most

if TYPE_CHECKING:
    from perturb.blocks.plan import Plan
    from perturb.blocks.reach import Reach
    from perturb.blocks.variants import Bench
    from perturb.craft.operator import Target
    from perturb.solving.counterfactual import Problem

__all__ = ["Site", "steady"]

_FIGURES = 3  # on which rank is decided
_DEPENDENT = 1e-6  # what a gradient has beside those of others, if it is theirs
_TRIAL = 1_000_003  # the seed of figures that targets are tried on
_KEPT = 256  # moulds that are remembered


@dataclass(frozen=True)
class Keeping:
    """What stays and what goes.

    Attributes:
        kept: simple facts that stay.
        remains: parts of facts that go, which may stay as well.
        gone: stated facts that go.
    """

    kept: tuple[Fact, ...]
    remains: tuple[Fact, ...]
    gone: tuple[Fact, ...]


class Site:
    """What is known of a diagram before anything is changed; each piece found out once.

    Attributes:
        scene: what is drawn.
        told: what the program states, with all that follows from one stated fact alone.
        implied: what else holds in every figure.
        lang: the language of captions.
        register: how they are said; "any" differs from group to group.
    """

    def __init__(self, diagram: Diagram, *, lang: str = LANG, register: str = REGISTER) -> None:
        self.diagram = diagram
        self.lang, self.register = lang, register
        seen = diagram.observation
        self.seen = seen
        self.scene: Scene = seen.scene
        self.inventory: Inventory = seen.inventory
        self.samples: Instances = take(seen.samples, np.arange(min(_FIGURES, seen.samples.n)))
        self.told = seen.inventory.told
        self.implied = seen.implied
        self.points: tuple[Ref, ...] = seen.inventory.points
        self._problems: dict[Any, Problem | Undecided] = {}
        self._speakable: dict[str, bool] = {}
        self._moulds: dict[Plate, Mould] = {}
        self._legible: dict[Plate, Legible] = {}
        self._bench: Bench | None = None
        self._reach: dict[Any, Reach] = {}

    # -- what is stated -----------------------------------------------------------------------

    @cached_property
    def stated(self) -> tuple[Fact, ...]:
        """The stated facts that hold a figure together: no inequalities, no ink."""
        return tuple(f for f in self.scene.stated if not isinstance(f, OpenFact | InkFact))

    @cached_property
    def filters(self) -> tuple[OpenFact, ...]:
        """Stated inequalities that a reader is told of: not the ranges that sizes are drawn from."""
        return tuple(f for f in self.scene.filters if not isinstance(f, InRange))

    @cached_property
    def bonds(self) -> tuple[Bond, ...]:
        """The simple facts that the stated ones consist of, and whose part each is."""
        return bonds(self.stated)

    @cached_property
    def slopes(self) -> np.ndarray:
        """Unit gradients (n, m, k) of the bonds at some figures."""
        return gradients(self.scene, [b.part for b in self.bonds], self.samples)

    @cached_property
    def moving(self) -> Moving:
        return Moving(self.scene)

    def implying(self, fact: Fact) -> tuple[Fact, ...]:
        """One smallest set of stated facts that implies a fact; none where it can be broken alone.

        Raises:
            Undecided: where it can't be told.
        """
        parts = parts_of([fact])
        rows = gradients(self.scene, parts, self.samples)
        own = {p.key for p in parts}
        others = [i for i, b in enumerate(self.bonds) if b.part.key not in own]
        found: dict[int, None] = {}
        for k in range(len(parts)):
            owner = [self.bonds[i].owners for i in others]
            found.update((i, None) for i in implying(self.slopes[:, others], owner, rows[:, k]))
        return tuple(self.stated[i] for i in found)

    def keeping(self, wanted: Sequence[Fact], aim: Aim) -> Keeping:
        """What stays and what goes while some simple facts change for an aim.

        Of a fact that is broken the parts that don't bind what changes stay, of one that goes none does.

        Raises:
            Undecided: where it can't be told.
        """
        away = {f.key for f in aim.gone}
        left = {k for k, f in enumerate(self.stated) if f.key in away}
        broken = [k for k, f in enumerate(self.stated) if f.key == aim.fact.key and aim.kind == "break"]
        firm = parts_of(aim.keep)
        bonds = [i for i, b in enumerate(self.bonds) if left.isdisjoint(b.owners)]
        parts = [*firm, *(self.bonds[i].part for i in bonds)]
        told_firm = {p.key for p in firm}
        # A stated fact that has to hold can't be the one to go.
        safe = {k for k, f in enumerate(self.stated) if told_firm.issuperset(p.key for p in parts_of([f]))}
        owners = [tuple(k for k in self.bonds[i].owners if k not in safe) for i in bonds]
        owner = [()] * len(firm) + owners
        told: dict[Any, Any] = {w: self.samples.value(w.of) for w in was_in((*wanted, *firm))}
        fresh = gradients(self.scene, [*wanted, *firm], self.samples, told=told or None)
        targets, count = fresh[:, : len(wanted)], len(wanted)
        rows = np.concatenate([fresh[:, count:], self.slopes[:, bonds]], axis=1)
        if aim.stay:
            targets, rows = self._without(aim.stay, targets), self._without(aim.stay, rows)
        kept = keep_most(rows, owner, [targets[:, k] for k in range(count)], gone=broken)
        return Keeping(
            tuple({parts[i].key: parts[i] for i in kept.rows}.values()),
            tuple({parts[i].key: parts[i] for i in kept.remains}.values()),
            tuple(self.stated[i] for i in sorted({*left, *kept.gone})),
        )

    def _without(self, fixed: tuple[str, ...], rows: np.ndarray) -> np.ndarray:
        """Unit gradients by the objects that aren't fixed."""
        rows = rows.copy()
        for name in fixed:
            rows[:, :, self.moving.ways.get(name, slice(0, 0))] = 0.0
        length = np.sqrt((rows * rows).sum(2, keepdims=True))
        return np.where(length > 1e-7, rows / np.where(length > 1e-7, length, 1.0), 0.0)

    def independent(self, facts: Sequence[Fact]) -> list[int]:
        """The numbers of simple facts without those that hold where the ones before them do: the fewer there are, the
        quicker one moves."""
        if not facts:
            return []
        one = take(self.samples, np.arange(1))
        told: dict[Any, Any] = {w: one.value(w.of) for w in was_in(tuple(facts))}
        rows = gradients(self.scene, facts, one, told=told or None)[0]
        found: list[int] = []
        basis: list[np.ndarray] = []
        for k, row in enumerate(rows):
            rest = row.copy()
            for _ in range(2):  # once more: the first pass leaves rounding
                for q in basis:
                    rest -= (q @ rest) * q
            length = np.linalg.norm(rest)
            # Where a gradient vanishes nothing can be told: such a fact stays.
            if length > _DEPENDENT or not row.any():
                found.append(k)
            if length > _DEPENDENT:
                basis.append(rest / length)
        return found

    def problem(self, aim: Aim, *, strictly: bool = False) -> Problem:
        """An aim with what stays decided; worked out once.

        Raises:
            Undecided: where that can't be told.
        """
        from perturb.solving.counterfactual import Problem

        key = (aim, strictly)
        found = self._problems.get(key)
        if found is None:
            try:
                found = Problem.of(self, aim, strictly=strictly)
            except Undecided as error:
                found = error
            self._problems[key] = found
        if isinstance(found, Undecided):
            raise found
        return found

    # -- what follows ---------------------------------------------------------------------------

    @cached_property
    def followers(self) -> frozenset[str]:
        """Objects that are made from others, with no freedom of their own."""
        out = set()
        for node in self.scene.nodes:
            free = any(isinstance(t, Construction) and t.free for t in node.term.walk())
            if node.needs and not node.introduced and not free:
                out.add(node.name)
            elif isinstance(node.term, PointAt):
                continue
        return frozenset(out)

    # -- what is said -----------------------------------------------------------------------------

    @cached_property
    def plate(self) -> Plate:
        """What the diagram draws."""
        return Plate.of(self.scene)

    @cached_property
    def ledger(self) -> tuple[Fact, ...]:
        """The facts whose fate is told: all that hold in every figure and can be said."""
        found = {f.key: f for f in (*self.told, *self.implied, *self.plate.told)}
        return self.speakable(tuple(found.values()))

    def speakable(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Those that can be said in a program in which everything is pinned; found out once a fact."""
        fresh = {f.key: f for f in facts if f.key not in self._speakable and _said(f)}
        if fresh:
            said = {f.key for f in Mould(self.plate, self._pins, tuple(fresh.values())).speakable}
            self._speakable |= {key: key in said for key in fresh}
        return tuple(f for f in facts if self._speakable.get(f.key))

    @cached_property
    def _pins(self) -> Pins:
        return pins_of(self.scene, take(self.samples, np.arange(1)))

    def mould(self, plate: Plate, pins: Pins) -> Mould:
        """A plate's mould; made once, so the pins may be of any figure."""
        found = self._moulds.get(plate)
        if found is None:
            if len(self._moulds) >= _KEPT:
                self._moulds.clear()
            found = self._moulds[plate] = Mould(
                plate, rows(pins, [0]), self.ledger if plate is self.plate else ()
            )
        return found

    def bench(self, plan: Plan) -> Bench:
        """Some figures to try things on."""
        from perturb.blocks.reach import FIGURES
        from perturb.blocks.variants import Bench

        if self._bench is None:
            self._bench = Bench(self, plan, self.diagram.realize(seed=_TRIAL, n=FIGURES).at)
        return self._bench

    def reach(self, target: Target, asked: tuple[float, float] | None = None) -> Reach:
        """How far a target can be driven; tried once."""
        from perturb.blocks.reach import reach

        key = (target.key, asked)
        if key not in self._reach:
            self._reach[key] = reach(self, target, asked)
        return self._reach[key]

    def visible(self, fact: Fact) -> bool:
        """Whether a reader of the diagram's own picture can tell of a fact."""
        return self.legible(self.plate).tells(fact)

    def legible(self, plate: Plate) -> Legible:
        """What can be told from a plate; found out once."""
        found = self._legible.get(plate)
        if found is None:
            if len(self._legible) >= _KEPT:
                self._legible.clear()
            pins = pins_of(self.scene, self.samples)
            found = self._legible[plate] = told_from(self.scene, plate, self.mould(self.plate, pins), pins)
        return found

    def manner(self, seed: int) -> Manner:
        """How the captions of one group are worded."""
        return manner(seed, self.register, self.lang, self.legible(self.plate).nameless)

    def excluded(self, fact: Fact) -> tuple[Fact, ...]:
        """Facts that don't hold where this one does; the inequalities that say how it fails."""
        return excluded(fact, self.points)

    def brings(self, fact: Fact) -> tuple[Fact, ...]:
        """What a reader looks at only where a fact holds: how lines meet at a point that has come to lie on both."""
        found = self._brings.get(fact.key)
        if found is None:
            with_it = replace(self.scene, given=(*self.scene.given, fact))
            new = {f.key: f for f in salient_facts(Inventory(with_it))}
            found = self._brings[fact.key] = tuple(f for k, f in new.items() if k not in self._salient)
        return found

    @cached_property
    def _brings(self) -> dict[Any, tuple[Fact, ...]]:
        return {}

    @cached_property
    def _salient(self) -> frozenset[Any]:
        return frozenset(f.key for f in salient_facts(Inventory(self.scene)))

    def holding(self, *kinds: type[Fact]) -> tuple[Any, ...]:
        """The told facts of some kinds that hold in every figure."""
        return tuple(f for f in self.ledger if isinstance(f, kinds))

    def absent(self, *kinds: type[Fact]) -> tuple[Any, ...]:
        """The facts of some kinds that a reader looks for and doesn't find."""
        return tuple(f for f in self.seen.clarity.watched.facts if isinstance(f, kinds))

    @cached_property
    def polygons(self) -> tuple[Simple, ...]:
        """The named polygons, none of which may come to cross itself."""
        return tuple(Simple(p) for p in self.inventory.polygons)


def steady(fact: Fact) -> bool:
    """Whether a fact speaks of nothing that is drawn anew whenever it is read."""
    return not any(isinstance(t, Construction) and (t.free or t.picks) for t in fact.walk())


def _said(fact: Fact) -> bool:
    return bool(type(fact).templates) and not isinstance(fact, InkFact | InRange) and steady(fact)
