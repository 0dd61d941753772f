"""What can be told from a plate: its ink, read on pinned figures."""

from __future__ import annotations

import numpy as np

from geodsl.instances import Instances
from geodsl.language.types import QUANTITIES
from geodsl.legible import Legible
from geodsl.scene import Scene
from perturb.paper.mould import Mould
from perturb.paper.pins import Pins
from perturb.paper.plate import Plate
from perturb.solving.aim import was_in

__all__ = ["told_from"]

_TURNS = {"arc": 3}  # of an object's pins those that are lengths come first; by default all are


def told_from(scene: Scene, plate: Plate, mould: Mould, pins: Pins) -> Legible:
    """What a reader can tell from a plate.

    Args:
        pins: of some figures that it may show.
    """
    types = {node.name: node.type for node in scene.nodes}

    def grown(printed: frozenset[str]) -> tuple[Instances, Instances]:
        twice = {}
        for name, numbers in pins.items():
            kind = types[name]
            factor = np.full((len(numbers), 1), 2.0)
            factor[_TURNS.get(kind, len(numbers)) :] = 1.0
            if kind == "degrees" or (kind in QUANTITIES and name not in printed):
                factor[:] = 1.0
            if kind == "area":
                factor *= factor
            twice[name] = numbers * factor
        return mould.figures(pins), mould.figures(twice)

    # What was before a change isn't said, only changed.
    return Legible(scene, plate.ink, plate.told, grown, spared=lambda fact: bool(was_in((fact,))))
