"""The probe that a run asks every so often: held-out groups, whose hits steer a curriculum."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from geodsl.dataset import Dataset
from train.clip.config import ClipConfig, ConfigError
from train.clip.loop import Probe
from train.evaluate import scores
from train.towers import Towers

__all__ = ["probe_of"]


def probe_of(config: ClipConfig) -> Probe | None:
    """The probe that a config asks for; None where it asks for none.

    Raises:
        ConfigError: where its dataset has no such split, or no group that counts.
    """
    if config.probe is None:
        return None
    dataset = Dataset(config.probe)
    if config.probe_split not in dataset.splits:
        there = ", ".join(dataset.splits)
        raise ConfigError([f"probe_split: {dataset.name} has no `{config.probe_split}`; there is {there}"])
    counting = (record for record in dataset.records(config.probe_split) if not record.star)
    records = list(islice(counting, config.probe_groups))
    if not records:
        raise ConfigError([f"probe: no group of {dataset.name} counts: star groups never score"])

    def look(towers: Towers) -> Mapping[str, Any]:
        return scores(towers, records).brief()

    return look
