"""Whether a changed figure would pass as a figure of its own: decided for all candidates of a batch at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from geodsl.facts.between import Between
from geodsl.facts.collinear import Collinear
from geodsl.facts.concyclic import Concyclic
from geodsl.facts.convex import Convex
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.on_line import OnLine
from geodsl.facts.on_segment import OnSegment
from geodsl.facts.points import line_of
from geodsl.facts.simple import Simple
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.measure import Measured
from geodsl.objects import Segment, names
from geodsl.observe.clarity import EXACT
from geodsl.observe.inventory import Inventory
from geodsl.observe.salient import salient_facts
from geodsl.realize.attempts import SPACING, finite
from geodsl.realize.evaluate import take
from perturb.judging.tally import Tally
from perturb.paper.mould import Mould
from perturb.site import Site, steady

__all__ = ["Judge", "Sight"]

_PLACED = (OnLine, OnSegment)  # that a point lies where lines can meet
_PROPER = 0.02  # the least room within a polygon, as share of the figure
_FLAT = 3.0  # degrees that the angles of a convex polygon keep from 180°
_FARTHEST = 0.35  # how far a point may move, as share of the figure: else it is another figure
_GROWTH = 1.25  # by how much a figure may outgrow the one it was made from


def _fit(fact: Fact) -> bool:
    return not isinstance(fact, OpenFact) and steady(fact)


@dataclass(frozen=True)
class Sight:
    """What a reader would look at in a changed figure.

    Attributes:
        watched: facts in play.
        true, unclear: (m, n) whether they hold there, or neither hold nor clearly fail.
    """

    watched: Measured
    true: np.ndarray
    unclear: np.ndarray


class Judge:
    """Judges figures that were made from figures of one site.

    Args:
        mould: the plate with which they are drawn.
        at: fresh figures of the site, drawn with it.
        facts: what else is spoken of: what it speaks of, a reader looks at.
    """

    def __init__(self, site: Site, mould: Mould, at: Instances, facts: Sequence[Fact] = ()) -> None:
        self.site = site
        self.mould = mould
        self._told = facts
        self._inventory = inventory = Inventory(replace(mould.scene, claims=(*mould.scene.claims, *facts)))
        with np.errstate(all="ignore"):
            salient = {f.key: f for f in salient_facts(inventory, at)}
            # A point on a line isn't looked for on the line's segments, unless it has left the line.
            more = [
                f
                for f in salient_facts(inventory)
                if isinstance(f, OnSegment) and f.key not in salient and isinstance(f.s, Segment)
            ]
        # A line goes through the points that it is named by, without anybody saying so.
        own = [
            on
            for n in mould.scene.nodes
            if n.type == "line" and n.ref in site.inventory.lines
            for P in site.inventory.defining(n.ref)
            if (on := OnLine(P, n.ref)).key not in salient and P.name in mould.scene.by_name
        ]
        # How lines meet at a point is looked at once the point has come to lie on both.
        told = {f.key for f in site.ledger}
        known = salient.keys() | {f.key for f in more} | {f.key for f in own}
        there = set(mould.scene.by_name)
        coming = [
            f for f in facts if isinstance(f, _PLACED) and f.key not in told and there.issuperset(names(f))
        ]
        met = [
            (f, x)
            for f in coming
            for x in site.brings(f)
            if x.key not in known and _fit(x) and there.issuperset(names(x))
        ]
        watched = [f for f in (*salient.values(), *own, *more) if _fit(f)]
        self.watched = Measured([*watched, *(x for _, x in met)])
        self._more = slice(len(watched) - len(more), len(watched))
        self._met = slice(len(watched), len(watched) + len(met))
        self._lines = Measured([OnLine(f.P, line_of(f.s)) for f in more])
        self._places = Measured([f for f, _ in met])
        first, second = np.triu_indices(len(site.points), 1)
        self.pairs = (first, second)

    @cached_property
    def _incident(self) -> Measured:
        """That points are on lines: what lines there are, and which meet where, follows from it."""
        lines = {s.key: line_of(s) for s in (*self._inventory.segments, *self._inventory.lines)}
        return Measured(
            [
                OnLine(P, line)
                for line in lines.values()
                for P in self._inventory.points
                if P not in line.args and _fit(OnLine(P, line))
            ]
        )

    def _patterns(self, at: Instances) -> np.ndarray:
        """A row of bytes for each figure, the same where the same points are on the same lines."""
        with np.errstate(all="ignore"):
            on = np.absolute(self._incident.residual(at)) <= EXACT
        return np.ascontiguousarray(np.packbits(on, axis=0).T)

    def _rearranged(self, at: Instances, before: Instances, tally: Tally) -> None:
        """Where other points are on other lines, look at what is to be looked at there: lines that were one may have
        parted by little, and others have come to meet."""
        if not len(self._incident):
            return
        known = {row.tobytes() for row in self._patterns(before)}
        patterns: dict[bytes, list[int]] = {}
        for k, row in enumerate(self._patterns(at)):
            if tally.alive[k] and row.tobytes() not in known:
                patterns.setdefault(row.tobytes(), []).append(k)
        looked_at = {f.key for f in (*self.watched.facts, *self._told, *self.site.ledger)}
        for rows in patterns.values():
            with np.errstate(all="ignore"):
                found = salient_facts(self._inventory, take(at, np.array(rows[:1])))
                fresh = Measured([f for f in found if f.key not in looked_at and _fit(f)])
                if not len(fresh):
                    continue
                measure = fresh.measure(take(at, np.array(rows)))
            vague = ~(measure <= EXACT) & ~(measure >= fresh.least[:, None])
            bad = np.zeros(at.n, dtype=bool)
            bad[np.array(rows)[vague.any(0)]] = True
            tally.refuse("lines that have parted or met show something unclear", bad)

    @cached_property
    def _polygons(self) -> Measured:
        return Measured(self.site.polygons)

    @cached_property
    def _convex(self) -> Measured:
        return Measured([Convex(s.p) for s in self.site.polygons])

    @cached_property
    def _orders(self) -> tuple[Measured, Measured]:
        """What lies between what, and that it lies on a line at all."""
        between = [f for f in (*self.site.told, *self.site.implied) if isinstance(f, Between) and steady(f)]
        return Measured(between), Measured([Collinear((f.A, f.B, f.C)) for f in between])

    @cached_property
    def _circles(self) -> tuple[Measured, Measured]:
        """What is said to lie on one circle, and that it lies on one line: its measure can't part the two."""
        said = {f.key: f for f in (*self.site.ledger, *self._told) if isinstance(f, Concyclic)}
        there = self.mould.scene.by_name.keys()
        known = [f for f in said.values() if there >= set(names(f))]
        return Measured(known), Measured([Collinear(f.points) for f in known])

    @cached_property
    def _needed(self) -> Measured:
        """What regions and the like are made from has to be in its place: a sector's ends on its circle."""
        return Measured([f for f in self.mould.scene.stated if _fit(f) and not isinstance(f, InkFact)])

    @cached_property
    def _filters(self) -> Measured:
        return Measured([f for f in self.site.filters if not isinstance(f, Simple | Convex) and steady(f)])

    def sees(self, at: Instances) -> Sight:
        """What of the watched facts holds, and what nearly does."""
        with np.errstate(all="ignore"):
            measure = self.watched.measure(at)
            if len(self._lines):
                measure[self._more][self._lines.measure(at) <= EXACT] = np.inf
            if len(self._places):
                measure[self._met][~(self._places.measure(at) <= EXACT)] = np.inf
        true = measure <= EXACT
        return Sight(self.watched, true, ~true & ~(measure >= self.watched.least[:, None]))

    def fit(self, at: Instances, before: Instances, tally: Tally) -> None:
        """Refuse figures whose points, polygons, order or size don't stay as they have to."""
        refuse = tally.refuse
        with np.errstate(all="ignore"):
            for node in self.mould.scene.nodes:
                refuse(f"{node.name} doesn't exist", ~finite(at.value(node.ref), at.n))
                if node.type == "circle":
                    refuse("a circle is too small", ~(at.circle(node.ref).radius > SPACING * at.size))
            if len(self._needed):
                gone = ~(np.absolute(self._needed.residual(at)) <= EXACT)
                refuse("what something is made from leaves its place", np.asarray(gone.any(0)))
            z = np.stack([np.broadcast_to(at.point(p), (at.n,)) for p in self.site.points])
            first, second = self.pairs
            if len(first):
                close = (np.absolute(z[first] - z[second]) < SPACING * at.size).any(0)
                refuse("two points are too close", np.asarray(close))
            far = np.stack([np.broadcast_to(before.point(p), (at.n,)) for p in self.site.points])
            strayed = np.asarray((np.absolute(z - far) > _FARTHEST * before.size).any(0))
            refuse("a point moves too far", strayed & ~tally.roaming)
            refuse("it outgrows its frame", np.asarray(at.size > _GROWTH * before.size))
            round_, straight = self._circles
            if len(round_):
                lined = (round_.measure(at) <= EXACT) & (straight.measure(at) <= EXACT)
                refuse("points of a circle come to lie on a line", np.asarray(lined.any(0)))
            if len(self._polygons):
                refuse("a polygon crosses itself", np.asarray((self._polygons.margin(at) < _PROPER).any(0)))
                bent = (self._convex.margin(before) > 0) & ~(self._convex.margin(at) > _FLAT)
                refuse("a polygon is convex no more", (bent & ~tally.spare(self._convex.facts)).any(0))
            if len(self._filters):
                broken = ~(self._filters.margin(at) >= self._filters.least[:, None] / 2.0)
                refuse(
                    "a stated inequality doesn't hold", (broken & ~tally.spare(self._filters.facts)).any(0)
                )
            between, line = self._orders
            if len(between):
                on = np.absolute(line.residual(at)) <= EXACT
                out = on & (between.measure(at) > EXACT) & ~tally.spare(between.facts)
                refuse("points change their order on a line", out.any(0))

    def clear(self, at: Instances, before: Sight, base: Instances, tally: Tally) -> None:
        """Refuse figures that show something by accident, or something unclear that hasn't fallen with a target.

        Args:
            base: the figures that they were made from, some of them more than once.
        """
        now = self.sees(at)
        new = now.true & ~before.true & ~tally.mean(self.watched.facts)
        tally.refuse("something else comes true", new.any(0) & ~tally.making)
        vague = now.unclear & ~before.true
        bad = vague.any(0) & tally.alive
        if bad.any():
            worst = vague[:, bad].argmax(0)
            for k in np.unique(worst):
                rows = np.flatnonzero(bad)[worst == k]
                mask = np.zeros(at.n, dtype=bool)
                mask[rows] = True
                tally.refuse(f"{self.watched.facts[k]} is neither clearly true nor clearly false", mask)
        self._rearranged(at, base, tally)
