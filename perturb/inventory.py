"""What of a diagram can be perturbed, by which operator, how far, and what can't be broken alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geodsl.diagram import Diagram
from geodsl.language.term import Fact, OpenFact
from perturb.blocks.reach import Reach, farthest
from perturb.craft.operator import Target
from perturb.operators import operators
from perturb.site import Site
from perturb.solving.aim import Aim
from perturb.solving.keeping import Undecided

__all__ = ["Entry", "Inventory", "inventory"]


@dataclass(frozen=True)
class Entry:
    """A target with what came of trying it.

    Attributes:
        gone: stated facts that have to go with it.
    """

    target: Target
    reach: Reach
    gone: tuple[Fact, ...]

    def told(self) -> str:
        """How far it reaches, in words."""
        reach = self.reach
        if reach.low is None or reach.high is None:
            return "never works" + (f" ({reach.reasons[0][0]})" if reach.reasons else "")
        if reach.unit == "":
            return "changes ink"
        show = _percent if reach.unit == "size" else _degrees
        if isinstance(self.target.change, Aim) and self.target.change.kind == "make":
            low, high = show(reach.low), show(reach.high)
            return f"where it is {low} off" if low == high else f"where it is {low} to {high} off"
        return f"by {show(reach.low)}..{show(reach.high)}"

    def to_json(self) -> dict[str, Any]:
        kind = self.target.operator
        return {
            "target": str(self.target),
            "operator": kind.title(),
            "family": kind.family,
            "reach": self.told(),
            "low": self.reach.low,
            "high": self.reach.high,
            "unit": self.reach.unit,
            "share": self.reach.share,
            "gone": [str(f) for f in self.gone],
        }


@dataclass(frozen=True)
class Inventory:
    """All targets of a diagram, and the facts that can't be broken alone with those that imply them."""

    targets: tuple[Entry, ...]
    implied: tuple[tuple[Fact, tuple[Fact, ...]], ...]

    def to_json(self) -> dict[str, Any]:
        return {
            "targets": [entry.to_json() for entry in self.targets],
            "implied": [{"fact": str(f), "since": [str(g) for g in since]} for f, since in self.implied],
        }


def inventory(diagram: Diagram, *, only: str | None = None, every: bool = False) -> Inventory:
    """Try every target of a diagram.

    Args:
        only: words that an operator's name or phrases must hold.
        every: also what never works.
    """
    site = Site(diagram)
    entries = []
    for kind in operators():
        if only and only.lower() not in " ".join((kind.title(), *kind.phrases)).lower():
            continue
        for target in kind.targets(site):
            reach = site.reach(target)
            if reach.works or every:
                told = farthest(site, target) if reach.works else reach
                entries.append(Entry(target, told, _gone(site, target)))
    return Inventory(tuple(entries), () if only else tuple(_implied(site)))


def _gone(site: Site, target: Target) -> tuple[Fact, ...]:
    if not isinstance(target.change, Aim):
        return ()
    try:
        gone = site.problem(target.change).gone
    except Undecided:
        return ()
    return tuple(f for f in gone if f.key != target.change.fact.key)


def _implied(site: Site) -> list[tuple[Fact, tuple[Fact, ...]]]:
    """Facts that hold by others: which stated ones imply each."""
    out = []
    for fact in site.ledger:
        if isinstance(fact, OpenFact):
            continue
        try:
            since = site.implying(fact)
        except Undecided:
            continue
        if since:
            out.append((fact, since))
    return out


def _percent(value: float) -> str:
    return f"{100 * value:.0f}%"


def _degrees(value: float) -> str:
    return f"{value:.0f}°"
