"""Models with a picture tower and a text tower: found, locked, adapted, averaged, saved."""

from __future__ import annotations

from train.towers import tiny
from train.towers.adapters import adapt, adapters, load_adapters, merge, merged
from train.towers.averages import Average, interpolated
from train.towers.errors import TowerError
from train.towers.features import features
from train.towers.groups import parameter_groups
from train.towers.loading import load
from train.towers.locking import lock
from train.towers.saving import save
from train.towers.towers import PRECISIONS, Towers

__all__ = [
    "PRECISIONS",
    "Average",
    "TowerError",
    "Towers",
    "adapt",
    "adapters",
    "features",
    "interpolated",
    "load",
    "load_adapters",
    "lock",
    "merge",
    "merged",
    "parameter_groups",
    "save",
    "tiny",
]
