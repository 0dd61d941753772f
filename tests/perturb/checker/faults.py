"""Faults to plant into a sound group, each with the complaint that must find it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from tests.perturb.checker import fault_pictures as pictures
from tests.perturb.checker import fault_records as records
from tests.perturb.checker import fault_texts as texts
from tests.perturb.checker.planting import Planting

__all__ = ["FAULTS", "plant"]

FAULTS: dict[str, Callable[[Planting], str]] = {
    "slipped": records.slipped,
    "flipped pixel": pictures.flipped,
    "corrupted file": pictures.corrupted,
    "far pixels": pictures.far_pixels,
    "unchanged picture": pictures.unchanged,
    "swapped letters": records.swapped_letters,
    "swapped names": records.swapped_names,
    "entailed text": texts.entailed,
    "entailed edit": texts.entailed_edit,
    "repeated text": texts.repeated,
    "harmless text": texts.harmless,
    "false witness": texts.false_witness,
    "severity": records.severity,
    "aim": records.aim,
    "broken as kept": records.kept,
    "kept as broken": records.broken,
    "kept as new": records.new,
    "missing fact": records.missing,
    "unlisted unclear": records.unlisted,
    "true caption": records.true_caption,
    "lying caption": records.lying_caption,
    "same caption": records.same_caption,
    "moved": records.moved,
    "place": pictures.place,
    "share": pictures.share,
    "unknown kind": records.kind,
    "size": records.size,
}
"""What can be planted, by name."""


def plant(folder: Path, name: str, rng: random.Random) -> str:
    """Spoil a group in place; the kind of complaint that must be found then.

    Raises:
        LookupError: where this group has nothing to plant it into; it is unchanged then.
    """
    planting = Planting(Path(folder), rng)
    kind = FAULTS[name](planting)
    planting.save()
    return kind
