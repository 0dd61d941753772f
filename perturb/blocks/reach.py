"""Reach: how far a target can be driven before its figure is one no more, tried on figures of the diagram."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import OpenFact
from geodsl.ledger import EXACT
from geodsl.measure import Measured
from geodsl.realize.attempts import Refused
from perturb.blocks.plan import Pick, Plan
from perturb.blocks.variants import Bench, Proposal
from perturb.craft.operator import Edit, Target
from perturb.paper.pins import together
from perturb.site import steady

if TYPE_CHECKING:
    from perturb.site import Site

__all__ = ["ENOUGH", "Reach", "farthest", "reach"]

FIGURES = 12  # on which a target is tried, each at another severity
ENOUGH = 0.4  # the share that has to work for a target to be worth proposing
_FAR = 1.5  # severities are tried from the least visible up to so many times the usual most


@dataclass(frozen=True)
class Reach:
    """What came of trying a target.

    Attributes:
        share: how many of the tries gave a figure.
        low, high: the least and the greatest severity that worked; None where none did.
        unit: of the severities.
        reasons: why others didn't.
        takes: keys of facts that hold in every figure of the diagram and don't in one of these.
        brings: keys of facts that a reader looks for, that hold in all of these and don't in the diagram.
    """

    share: float
    low: float | None
    high: float | None
    unit: str
    reasons: tuple[tuple[str, int], ...]
    takes: frozenset[str] = frozenset()
    brings: frozenset[str] = frozenset()

    @property
    def works(self) -> bool:
        return self.share >= ENOUGH


def reach(site: Site, target: Target, asked: tuple[float, float] | None = None) -> Reach:
    """Try a target on some figures, at severities in a range or as severe as is usual."""
    scale = target.operator.scale_of(target)
    bench = site.bench(Plan(()))
    bench.refused = Refused()
    which = np.flatnonzero(bench.fine)
    if not len(which):
        return Reach(0.0, None, None, scale.unit, (("no figure of it is clear", FIGURES),))
    low, high = asked or scale.usual
    pick = Pick((target,), ((low, high),) if asked else (None,))
    if isinstance(target.change, Edit):
        return Reach(1.0, 1.0, float(target.change.count), "", ())
    if not all(steady(f) for f in (target.change.fact, *(w.fact for w in target.change.wants))):
        return Reach(
            0.0, None, None, scale.unit, (("it speaks of what is drawn anew whenever it is read", 1),)
        )
    if not site.visible(target.change.fact):
        return Reach(0.0, None, None, scale.unit, (("no letter in the picture tells of what it speaks", 1),))
    # One after the other through the range, to both sides.
    shares = (np.arange(len(which)) + 0.5) / len(which)
    draws = np.stack([shares, np.where(np.arange(len(which)) % 2, 0.25, 0.75)])[None]
    proposal = bench.applicable(Proposal(pick, which, draws))
    if not len(proposal.which):
        return Reach(0.0, None, None, scale.unit, (("it nearly holds already", len(which)),))
    (made,) = bench.attempt([proposal])
    reasons = tuple((r, c) for r, c in bench.refused.most_common(3))
    values = sorted(v.severities[0].value for v in made.values())
    if not values:
        return Reach(0.0, None, None, scale.unit, reasons)
    share = len(made) / len(proposal.which)
    at = bench.mould.figures(together([v.pins for v in made.values()]))
    return Reach(
        share, values[0], values[-1], scale.unit, reasons, _taken(site, at), _brought(bench, at, list(made))
    )


def farthest(site: Site, target: Target) -> Reach:
    """The reach of a target that works, with the least and the greatest severity of all that can be had."""
    usual = site.reach(target)
    if isinstance(target.change, Edit) or target.change.kind == "make":
        return usual
    scale = target.operator.scale_of(target)
    wide = site.reach(target, (scale.least, _FAR * scale.usual[1]))
    found = [x for r in (usual, wide) for x in (r.low, r.high) if x is not None]
    return replace(usual, low=min(found, default=None), high=max(found, default=None))


def _taken(site: Site, at: Instances) -> frozenset[str]:
    """Which of the facts that are told, by the drawing's marks too, fail in one of some figures."""
    told = {f.key: f for f in (*site.ledger, *site.plate.told) if steady(f) and not isinstance(f, OpenFact)}
    if not told:
        return frozenset()
    with np.errstate(all="ignore"):
        lost = ~(np.absolute(Measured(list(told.values())).residual(at)) <= EXACT)
    return frozenset(key for key, some in zip(told, lost, strict=True) if some.any())


def _brought(bench: Bench, at: Instances, which: list[int]) -> frozenset[str]:
    """What a reader looks for and now finds in all of some figures."""
    new = bench.judge.sees(at).true & ~bench.seen.true[:, which]
    return frozenset(f.key for f, row in zip(bench.judge.watched.facts, new, strict=True) if row.all())
