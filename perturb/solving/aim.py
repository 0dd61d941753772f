"""What is asked of a counterfactual: which residuals are to become what, and what else has to stay or go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from geodsl.instances import Instances
from geodsl.language.term import Directive, Fact, Object, OpenFact, Term
from geodsl.units import Gap

__all__ = ["Aim", "Kind", "Manner", "Want", "Was", "Way", "goal"]

_EXACT = 1e-9  # a residual up to which what is made holds
_NEARLY = 0.999  # of the least visible gap: an amount that is asked for comes out but for rounding

Manner = Literal["off", "onto", "over"]
Kind = Literal["break", "make", "flip"]


@dataclass(frozen=True)
class Want:
    """A simple fact whose residual is to become 0 (`onto`), a gap to either side (`off`), or one to the other
    side (`over`). Where only one side will do for `off`, `side` is its sign."""

    fact: Fact
    way: Manner = "off"
    side: int = 0


@dataclass(frozen=True)
class Way:
    """Another way to an aim: by other wants, or with more that goes, or with more that stays where it is."""

    wants: tuple[Want, ...] = ()
    gone: tuple[Fact, ...] = ()
    stay: tuple[str, ...] = ()


@dataclass(frozen=True)
class Aim:
    """A change of coordinates.

    Attributes:
        kind: whether `fact` is broken, made, or turned round (inside becomes outside).
        fact: what the change is about: true before it is broken, true after it is made.
        wants: how it is done.
        keep: facts that have to hold besides those that are stated, and before them.
        gone: facts that needn't hold any more, beside those that can't.
        stay: objects that don't move.
        ways: other ways to it, in the same unit: of those that lead there the one that lets the fewest facts go
            is taken, and the first of them.
        means: what its fact comes to in this diagram, where the fact alone doesn't tell how it fails.
        roams: whether points may go as far as it takes: a circle that becomes another one takes its own along.
        relabel: orders of the plate that give way to others, where a printed number changes with what it tells.
    """

    kind: Kind
    fact: Fact
    wants: tuple[Want, ...]
    keep: tuple[Fact, ...] = ()
    gone: tuple[Fact, ...] = ()
    stay: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    means: tuple[Fact, ...] = ()
    roams: bool = False
    relabel: tuple[tuple[Directive, Directive], ...] = ()

    @property
    def gap(self) -> Gap:
        """In whose unit its severity is told: what is broken bit by bit is measured where it gives way."""
        return next((w.fact.gap for w in self.wants if w.way != "onto"), self.fact.gap)

    def severity(self, now: Instances, before: Instances) -> np.ndarray:
        """How far, in that unit, what is broken or turned round is off, and what is made was off before.

        What is broken is measured where it gave way if its own unit is another.
        """
        same = self.fact.gap.unit == self.gap.unit
        if self.kind == "make":
            found = self.fact.measure(before)
        elif self.kind == "break" and same:
            found = self.fact.measure(now)
        elif isinstance(self.fact, OpenFact) and same:
            found = np.absolute(self.fact.margin(now))
        else:
            wants = (*self.wants, *(w for way in self.ways for w in way.wants))
            found = np.max([w.fact.measure(now) for w in wants if w.way != "onto"], axis=0)
        return np.broadcast_to(found, (now.n,))

    def by(self, way: Way) -> Aim:
        """The same by one of its ways."""
        return replace(
            self,
            wants=way.wants or self.wants,
            gone=(*self.gone, *way.gone),
            stay=(*self.stay, *way.stay),
            ways=(),
        )

    def reached(self, at: Instances, *, nearly: bool = False) -> np.ndarray:
        """In which figures it is: what is broken is visibly false, what is made holds.

        Args:
            nearly: whether the least visible gap may be missed by rounding.
        """
        fact = self.fact
        if self.kind == "break":
            come = fact.measure(at) >= (_NEARLY if nearly else 1.0) * fact.gap.least
        elif isinstance(fact, OpenFact):
            come = fact.margin(at) >= fact.gap.least / 2.0
        else:
            come = np.absolute(fact.residual(at)) <= _EXACT
        return np.broadcast_to(come, (at.n,))


class Was(Object):
    """What a term's value was before the change."""

    fields = ("of",)

    @property
    def makes(self) -> Any:
        return self.of.makes

    def place(self, at: Any) -> Any:
        raise KeyError(f"what {self.of} was isn't known here")


def goal(gap: Gap, amount: Any) -> Any:
    """The residual that has a visible measure."""
    if gap.kind == "sine":
        return np.sin(np.radians(amount))
    return np.radians(amount) if gap.kind == "radians" else amount


def was_in(facts: tuple[Fact, ...]) -> tuple[Was, ...]:
    """The former values that facts speak of."""
    found: dict[Term, None] = {}
    for fact in facts:
        found.update((t, None) for t in fact.walk() if isinstance(t, Was))
    return tuple(found)  # type: ignore[arg-type]
