"""Certificates: what parts a member of a group from its anchor, measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from geodsl.language.term import Fact
from geodsl.ledger import FALSE, TRUE, UNCLEAR
from geodsl.serial import term_to_json
from perturb.blocks.groups import Group, Member
from perturb.blocks.variants import Severity
from perturb.craft.operator import Edit, Target
from perturb.paper.difference import Difference, difference
from perturb.solving.aim import Aim

__all__ = ["Certificate", "Step", "certify", "fact_to_json"]


@dataclass(frozen=True)
class Step:
    """One change, as it is seen from the anchor: one that the anchor was made by is undone.

    Attributes:
        operator: its name in words.
        aim: "break", "make", "flip" or "ink".
        undone: whether it is the anchor's own change, taken back.
    """

    operator: str
    target: str
    aim: str
    fact: Fact | None
    severity: Severity
    undone: bool

    def to_json(self) -> dict[str, Any]:
        return {
            "operator": self.operator,
            "target": self.target,
            "aim": self.aim,
            "fact": None if self.fact is None else fact_to_json(self.fact),
            "undone": self.undone,
            "severity": {
                "value": self.severity.value,
                "unit": self.severity.unit,
                "perceptible": self.severity.perceptible,
            },
        }


@dataclass(frozen=True)
class Certificate:
    """What is different, what is the same, how far things moved, and how much of the picture shows it.

    Attributes:
        broken: true of the anchor, not of the member.
        kept: true of both.
        newly_true: true of the member, clearly false of the anchor.
        unclear: those broken ones that the member neither shows nor clearly lacks; no caption speaks of them.
        moved: for each point that moved, how far, as share of the anchor's size.
    """

    steps: tuple[Step, ...]
    edits: str
    broken: tuple[Fact, ...]
    kept: tuple[Fact, ...]
    newly_true: tuple[Fact, ...]
    unclear: tuple[Fact, ...]
    moved: dict[str, float]
    pixels: Difference

    @property
    def hardness(self) -> float:
        """How many least visible gaps the changes make together: the smaller, the harder to see."""
        return min((s.severity.perceptible for s in self.steps), default=0.0)

    def to_json(self) -> dict[str, Any]:
        return {
            "steps": [s.to_json() for s in self.steps],
            "edits": self.edits,
            **{
                name: [fact_to_json(f) for f in getattr(self, name)]
                for name in ("broken", "kept", "newly_true", "unclear")
            },
            "moved": self.moved,
            "pixels": {"size": self.pixels.size, "share": self.pixels.share, "box": list(self.pixels.box)},
        }


def certify(group: Group, member: Member, *, same: bool = False) -> Certificate:
    """What parts a member from its group's anchor.

    Args:
        same: the member is another instance of the anchor: nothing was changed.
    """
    anchor = group.anchor
    a, x, holds = anchor.verdict, member.verdict, member.holds
    theirs = member.mould.inked_keys
    # Ink that nothing in the block changes isn't in the ledger.
    shared = tuple([f for f in anchor.ink if f.key in theirs and f.key not in group.keys])
    true, gone = a == TRUE, ~holds
    steps = [] if same else [*_steps(anchor, undone=True), *_steps(member, undone=False)]
    edits = {s.aim == "ink" for s in steps}
    return Certificate(
        tuple(steps),
        "instance" if same else "ink" if edits == {True} else "coordinates" if edits == {False} else "both",
        broken=group.among(true & gone),
        kept=group.among(true & holds) + shared,
        newly_true=group.among((a == FALSE) & (x == TRUE)),
        unclear=group.among(true & gone & (x == UNCLEAR)),
        moved=_moved(anchor, member),
        pixels=difference(anchor.picture, member.picture),
    )


def _steps(member: Member, *, undone: bool) -> list[Step]:
    pick = member.variant.pick
    if pick is None:
        return []
    return [
        _step(target, severity, undone)
        for target, severity in zip(pick.targets, member.variant.severities, strict=True)
    ]


def _step(target: Target, severity: Severity, undone: bool) -> Step:
    change = target.change
    aim = "ink" if isinstance(change, Edit) else change.kind
    fact = change.fact if isinstance(change, Aim) else None
    return Step(target.operator.title(), str(target), aim, fact, severity, undone)


def _moved(anchor: Member, member: Member) -> dict[str, float]:
    mine, theirs = anchor.variant.pins, member.variant.pins
    names = [n for n, pins in mine.items() if n in theirs and len(pins) == 2 and n[0].isupper()]
    if not names:
        return {}
    x, y = np.array([theirs[n][:, 0] for n in names]).T - np.array([mine[n][:, 0] for n in names]).T
    far = (np.hypot(x, y) / anchor.size).tolist()
    return {name: by for name, by in zip(names, far, strict=True) if by > 1e-9}


def fact_to_json(fact: Fact) -> dict[str, Any]:
    """A fact as plain data: in words, and as a term. Made once a fact, so nobody may change it."""
    found: dict[str, Any] | None = fact.__dict__.get("_told")
    if found is None:
        found = {"text": str(fact), "kind": type(fact).__name__, "term": term_to_json(fact)}
        fact.__dict__["_told"] = found
    return found
