"""The order in which conversations are seen: laid out for the whole run, so that a run goes on anywhere in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from train.data.draws import generator
from train.lmm.conversations import Conversation
from train.lmm.errors import LengthError
from train.lmm.measure import Measure, too_long
from train.lmm.sources import Source

__all__ = ["Order", "fitting", "steps_of"]


class Order:
    """Conversations by their place in the run; every epoch has another order.

    Args:
        length: places in all.
        kept: the numbers of those that are seen; None for all.
    """

    def __init__(self, source: Source, *, length: int, seed: int, kept: np.ndarray | None = None) -> None:
        self.source, self.length, self.seed, self.kept = source, length, seed, kept
        self._epoch: tuple[int, np.ndarray] | None = None

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, place: int) -> Conversation:
        return self.source.at(self.number(place))

    def number(self, place: int) -> int:
        """Which conversation stands at a place."""
        if not self.source.finite:
            return place
        count = len(self.source) if self.kept is None else len(self.kept)
        epoch, at = divmod(place, count)
        if self._epoch is None or self._epoch[0] != epoch:
            self._epoch = epoch, generator(self.seed, f"epoch {epoch}").permutation(count)
        found = int(self._epoch[1][at])
        return found if self.kept is None else int(self.kept[found])


def fitting(
    source: Source, measure: Measure, *, longest: int, leave_out: bool
) -> tuple[np.ndarray, dict[str, Any]]:
    """The numbers of conversations that fit, and what is told of lengths: all are counted before any is learned from.

    Raises:
        LengthError: with the count, if some don't fit and aren't to be left out; or none does.
    """
    lengths: dict[str, int] = {}
    kept = []
    for number in range(len(source)):
        conversation = source.at(number)
        tokens = measure.tokens(conversation)
        # Two of one key are two.
        lengths[f"{conversation.key}#{number}" if conversation.key in lengths else conversation.key] = tokens
        if tokens <= longest:
            kept.append(number)
    error = too_long(lengths, longest)
    if error and (not leave_out or not kept):
        raise error
    return np.array(kept, dtype=np.int64), _told(lengths.values(), longest)


def _told(lengths: Iterable[int], longest: int) -> dict[str, Any]:
    found = sorted(lengths)
    return {
        "conversations": len(found),
        "left_out": sum(n > longest for n in found),
        "tokens": {"mean": round(sum(found) / len(found), 1), "most": found[-1], "room": longest},
    }


def steps_of(count: int, *, steps: int, epochs: float, batch: int) -> int:
    """How many steps a run has.

    Raises:
        LengthError: if there is less than one batch.
    """
    found = steps or int(count * epochs / batch)
    if not found:
        raise LengthError(
            f"{count:,} conversations, {epochs:g} times, are less than one step of {batch:,}; take a smaller batch"
        )
    return found
