"""The ledger: which facts hold of which figures, decided from coordinates alone.

A fact of a figure is true, clearly false, or unclear, as in any picture: nothing between exact and visible counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geodsl.facts.area_value import AreaValue
from geodsl.facts.bisector_of import BisectorOf
from geodsl.facts.bisects import Bisects
from geodsl.facts.circumcenter_of import CircumcenterOf
from geodsl.facts.congruent import Congruent
from geodsl.facts.cyclic import Cyclic
from geodsl.facts.ink.ink_fact import InkFact
from geodsl.facts.inscribed import Inscribed
from geodsl.facts.perimeter_value import PerimeterValue
from geodsl.facts.similar import Similar
from geodsl.facts.simple import Simple
from geodsl.instances import Instances
from geodsl.language.term import Fact, OpenFact
from geodsl.measure import Measured
from geodsl.objects import Angle, Polygon, Ref, names
from geodsl.realize.attempts import PROPER

__all__ = ["FALSE", "TRUE", "UNCLEAR", "Ledger"]

TRUE, UNCLEAR, FALSE = 1, 0, -1
EXACT = 1e-9  # a residual up to which a fact holds
_BLURRED = 1e-6  # a residual up to which something may be rounding
_OPEN = 1e-6  # the sine of an angle that has an opening
_ZERO = 1e-7  # of an inequality: at the boundary, as `AB longer than AC` is where they are equal
_ANY = (
    Cyclic,
    Inscribed,
    CircumcenterOf,
    AreaValue,
    PerimeterValue,
    Congruent,
    Similar,
)  # of corners in any order


class Ledger:
    """A fixed list of facts, ready to be judged on any batch."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = tuple(facts)
        self.number = {f.key: k for k, f in enumerate(self.facts)}
        self.inked = [k for k, f in enumerate(self.facts) if isinstance(f, InkFact)]
        self.closed = [k for k, f in enumerate(self.facts) if not isinstance(f, OpenFact | InkFact)]
        self.open = [k for k, f in enumerate(self.facts) if isinstance(f, OpenFact)]
        self._closed = Measured([self.facts[k] for k in self.closed])
        self._inked = Measured([self.facts[k] for k in self.inked])
        self._open = Measured([self.facts[k] for k in self.open])
        self._refs = tuple({t: None for f in self.facts for t in f.walk() if isinstance(t, Ref)})
        shapes = [
            (k, polygon)
            for k, f in enumerate(self.facts)
            if not isinstance(f, (OpenFact, InkFact, *_ANY))
            for polygon in f.args
            if isinstance(polygon, Polygon)
        ]
        self._shapes = [k for k, _ in shapes]
        self._proper = Measured([Simple(polygon) for _, polygon in shapes])
        self._names = tuple(frozenset(names(f)) for f in self.facts)
        # Half of an angle says nothing where the angle has no opening, and a crossed polygon has no shape.
        self._angles = {
            k: tuple(t for t in f.walk() if isinstance(t, Angle))
            for k, f in enumerate(self.facts)
            if isinstance(f, Bisects | BisectorOf)
        }

    def judge(self, at: Instances) -> tuple[np.ndarray, np.ndarray]:
        """Whether each fact (m, n) is true, false or unclear; and whether it holds, be it clear or not.

        What speaks of something that the figures haven't is false.
        """
        at, strange = self._whole(at)
        verdict = np.zeros((len(self.facts), at.n), dtype=np.int8)
        holds = np.zeros((len(self.facts), at.n), dtype=bool)
        with np.errstate(all="ignore"):
            if self.closed:
                residual = np.absolute(self._closed.residual(at))
                seen = self._closed.measure(at)
                least = self._closed.least[:, None]
                verdict[self.closed] = np.where(
                    residual <= EXACT, TRUE, np.where(seen >= least, FALSE, UNCLEAR)
                )
                holds[self.closed] = residual <= EXACT
            if self.inked:
                said = self._inked.residual(at) <= EXACT
                verdict[self.inked] = np.where(said, TRUE, FALSE)
                holds[self.inked] = said
            if self.open:
                margin = self._open.margin(at)
                half = self._open.least[:, None] / 2.0
                false = (margin <= -half) | (np.absolute(margin) <= _ZERO)
                verdict[self.open] = np.where(margin >= half, TRUE, np.where(false, FALSE, UNCLEAR))
                holds[self.open] = margin > _ZERO
            for k, some in self._angles.items():
                flat = self._flat(at, some)
                holds[k] &= ~flat
                verdict[k] = np.where(flat, UNCLEAR, verdict[k])
            if self._shapes:
                margin = self._proper.margin(at)
                for k, row, least in zip(self._shapes, margin, self._proper.least, strict=True):
                    crossed = ~(row > PROPER)
                    holds[k] &= ~crossed
                    instead = np.where(row <= -least, FALSE, UNCLEAR)
                    verdict[k] = np.where(crossed & (verdict[k] == TRUE), instead, verdict[k])
        for k, mine in enumerate(self._names):
            if strange and not mine.isdisjoint(strange):
                verdict[k], holds[k] = FALSE, False
        return verdict, holds

    @staticmethod
    def _flat(at: Instances, angles: tuple[Angle, ...]) -> np.ndarray:
        """Where one of some angles is of 0° or 180°."""
        out = np.zeros(at.n, dtype=bool)
        for angle in angles:
            out |= ~(np.sin(np.broadcast_to(at.angle(angle), (at.n,))) > _OPEN)
        return out

    def _whole(self, at: Instances) -> tuple[Instances, frozenset[str]]:
        """The figures, with what they haven't being nowhere, and the names of that."""
        known = {ref.name: value for ref, value in at.known().items() if isinstance(ref, Ref)}
        out = Instances(
            at.n,
            size=at.size,
            values=at.known(),
            free=at._free,
            picks=at._picks,
            ink=at.ink,
            points=at._points,
        )
        for ref in self._refs:
            if ref not in at.known():
                # A name may have one type here and another there: a length is read as a number.
                out.put(ref, known.get(ref.name, np.full(at.n, complex(np.nan, np.nan))))
        return out, frozenset(ref.name for ref in self._refs if ref.name not in known)

    def blurred(self, at: Instances) -> np.ndarray:
        """In which figures a fact neither holds exactly nor differs by more than rounding: nobody could say which."""
        if not self.closed:
            return np.zeros(at.n, dtype=bool)
        at, _ = self._whole(at)
        with np.errstate(all="ignore"):
            residual = np.absolute(self._closed.residual(at))
        return np.asarray(((residual > EXACT) & (residual <= _BLURRED)).any(0))

    def rows(self, facts: Sequence[Any]) -> list[int]:
        """The numbers of facts that are in it."""
        return [self.number[f.key] for f in facts if f.key in self.number]
