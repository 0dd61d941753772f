"""Whether figures are proper ones after a move: nothing falls together, crosses itself, or grows out of its frame.

The judge decides that from what is drawn; this is a first look, by which ways to an aim are told apart.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from geodsl.facts.between import Between
from geodsl.facts.collinear import Collinear
from geodsl.facts.convex import Convex
from geodsl.instances import Instances
from geodsl.measure import Measured
from geodsl.realize.attempts import SPACING
from geodsl.realize.evaluate import extent
from perturb.site import Site, steady
from perturb.solving.aim import Aim

__all__ = ["Proper", "proper"]

_GROWTH = 1.3  # by how much a figure may grow
_ROOM = 0.02  # the least room within a polygon, as share of the figure
_EXACT = 1e-9


class Proper:
    """What is looked at in a site's figures."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.pairs = np.triu_indices(len(site.points), 1)
        self.circles = tuple(n.ref for n in site.scene.nodes if n.type == "circle")
        self.polygons = Measured(site.polygons)
        self.convex = Measured([Convex(s.p) for s in site.polygons])
        orders = [f for f in (*site.told, *site.implied) if isinstance(f, Between) and steady(f)]
        self.orders = Measured(orders)
        self.lines = Measured([Collinear((f.A, f.B, f.C)) for f in orders])

    def fine(self, aim: Aim, now: Instances, before: Instances) -> np.ndarray:
        """Which figures are proper still; what an aim turns round may be otherwise."""
        n = now.n
        with np.errstate(all="ignore"):
            size = extent(self.site.scene, now)
            fine = np.isfinite(size) & (size < _GROWTH * before.size)
            first, second = self.pairs
            if len(first):
                z = np.stack([np.broadcast_to(now.point(P), (n,)) for P in self.site.points])
                fine &= (np.absolute(z[first] - z[second]) >= SPACING * size).all(0)
            for w in self.circles:
                fine &= now.circle(w).radius > SPACING * size
            if len(self.polygons):
                fine &= (self.polygons.margin(now) >= _ROOM).all(0)
                fine &= ((self.convex.margin(before) <= 0) | (self.convex.margin(now) > 0)).all(0)
            if len(self.orders):
                spared = {f.key for f in (*aim.gone, *self.site.excluded(aim.fact))}
                free = np.array([f.key in spared for f in self.orders.facts])[:, None]
                on = np.absolute(self.lines.residual(now)) <= _EXACT
                fine &= (free | ~on | (self.orders.measure(now) <= _EXACT)).all(0)
        return fine


@lru_cache(maxsize=4)
def proper(site: Site) -> Proper:
    """What is looked at in a site's figures, put together once."""
    return Proper(site)
