"""A plan: which changes a group is made of, one slot a negative."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geodsl.language.term import Fact
from perturb.craft.operator import Target

__all__ = ["Pick", "Plan", "Slot"]


@dataclass(frozen=True)
class Pick:
    """What may fill a slot: one change, or several in one negative.

    Attributes:
        targets: done one after the other.
        ranges: the severity asked for, each in its operator's unit; None where the usual one will do.
    """

    targets: tuple[Target, ...]
    ranges: tuple[tuple[float, float] | None, ...]

    @property
    def key(self) -> str:
        return " then ".join(t.key for t in self.targets)


@dataclass(frozen=True)
class Slot:
    """One negative: what is tried for it, the first that works being taken."""

    picks: tuple[Pick, ...]


@dataclass(frozen=True)
class Plan:
    """The slots of a group.

    Attributes:
        strictly: nothing stated may go with a target.
        keep: keys of facts that must stay true in every negative.
        kept: those facts, some of which may be among what nobody states.
        hold: points that must stay where they are, and "size" for the figure's.
        allow: keys of facts that may be unclear.
    """

    slots: tuple[Slot, ...]
    strictly: bool = False
    keep: tuple[str, ...] = ()
    kept: tuple[Fact, ...] = ()
    hold: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()

    @property
    def targets(self) -> Sequence[Target]:
        """Every target that may be tried, each once."""
        found = {t.key: t for slot in self.slots for pick in slot.picks for t in pick.targets}
        return tuple(found.values())
