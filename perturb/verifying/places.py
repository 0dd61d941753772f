"""Where everything is in a figure, held against what is told of it by kinds of object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from perturb.paper.pins import pins_of
from perturb.recording.shelves import loops, shelves
from perturb.verifying.complaint import Complaint
from perturb.verifying.remade import Remade

__all__ = ["NEAR", "places"]

NEAR = 1e-6  # a share


def places(member: Remade) -> Iterator[Complaint]:
    """What is where in a member, and how large it is."""
    told, k = member.told, member.k
    if not abs(told["size"] - member.size) <= NEAR * member.size:
        yield Complaint(k, f"its size is {member.size:g}, not {told['size']:g}")
    near = NEAR * min(1.0, member.size)  # directions are of length 1
    for shelf, found in _found(member).items():
        for name in sorted(told[shelf].keys() | found.keys()):
            if name not in found:
                yield Complaint(k, f"there is no {name} among its {shelf}")
            elif name not in told[shelf]:
                yield Complaint(k, f"{name} is missing among its {shelf}")
            elif not _near(told[shelf][name], found[name], near):
                yield Complaint(k, f"{name} isn't where it is said to be")


def _found(member: Remade) -> dict[str, dict[str, Any]]:
    scene, at = member.figure.scene, member.figure.at
    regions = {n.name: loops(at.value(n.ref)) for n in scene.nodes if n.type == "region"}
    return {**shelves(member.types, pins_of(scene, at)), "regions": regions}


def _near(told: Any, found: Any, near: float) -> bool:
    """Whether two pieces of data are the same but for rounding."""
    if isinstance(found, Mapping):
        return told.keys() == found.keys() and all(_near(told[x], found[x], near) for x in found)
    if isinstance(found, list | tuple):
        return len(told) == len(found) and all(_near(a, b, near) for a, b in zip(told, found, strict=True))
    return bool(told == found if isinstance(found, str) else abs(told - found) <= near)
