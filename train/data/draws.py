"""Draws: which of a group's negatives a step looks at."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from geodsl.dataset.record import Member
from train.data.curriculum import weight_of

__all__ = ["drawn", "generator", "number"]


def number(seed: int, purpose: str) -> int:
    """A whole number from 0 to 2^63 for one purpose."""
    return int.from_bytes(hashlib.sha256(f"{seed} {purpose}".encode()).digest()[:8], "little") >> 1


def generator(seed: int, purpose: str) -> np.random.Generator:
    """The random numbers of a seed for one purpose."""
    # There are as many purposes as groups and steps: too many for a checksum of 32 bits.
    return np.random.Generator(np.random.Philox(np.random.SeedSequence(number(seed, purpose))))


def drawn(
    members: Sequence[Member], k: int, random: np.random.Generator, state: Mapping[str, Any]
) -> list[int]:
    """The places of k of some negatives, in order; all of them for 0, or where there are no more.

    Args:
        state: of a curriculum: a window `severity` leaves out what is easier or harder, unless nothing is left; then
            the nearest remains. With `weights` some are drawn more often than others.
    """
    places = list(range(len(members)))
    if window := state.get("severity"):
        low, high = window
        off = [max(low - m.hardness, m.hardness - high, 0.0) for m in members]
        places = [j for j in places if off[j] == 0] or ([int(np.argmin(off))] if places else [])
    if not 0 < k < len(places):
        return places
    keys = random.exponential(size=len(places))  # the smallest of E / w: without replacement, by weight
    weights = np.array([weight_of(state, members[j].steps) for j in places])
    return sorted(places[j] for j in np.argsort(keys / weights, kind="stable")[:k].tolist())
