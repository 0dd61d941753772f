"""A meter: how fast a run goes, how long it waits for data, how much of the device's arithmetic it uses."""

from __future__ import annotations

import time

import torch

from train.clip.ranks import everywhere
from train.clip.rates import arithmetic, peak
from train.data import Batch
from train.towers import Towers

__all__ = ["Meter"]


class Meter:
    """How fast it goes, and how long it waits for data."""

    def __init__(self, towers: Towers, device: torch.device) -> None:
        self.towers, self.peak = towers, peak(device)
        self.each: tuple[float, float] | None = None
        self._anew()

    def _anew(self) -> None:
        self.begun = self.last = time.monotonic()
        self.waiting = self.groups = self.work = 0.0

    def waited(self) -> None:
        self.waiting += time.monotonic() - self.last

    def stepped(self, batch: Batch) -> None:
        self.groups += len(batch.images)
        if self.peak is not None:
            if self.each is None:
                self.each = arithmetic(self.towers, batch.images, batch.captions)
            pictures = len(batch.images) + (
                int(batch.image_valid.sum()) if batch.image_valid is not None else 0
            )
            texts = len(batch.captions) + (int(batch.text_valid.sum()) if batch.text_valid is not None else 0)
            self.work += pictures * self.each[0] + texts * self.each[1]
        self.last = time.monotonic()

    def read(self, device: torch.device) -> tuple[float, float, float | None]:
        """Groups a second of all ranks, the share of time spent waiting, the share of peak arithmetic."""
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        took = max(time.monotonic() - self.begun, 1e-9)
        found = (
            everywhere(self.groups, device) / took,
            self.waiting / took,
            None if self.peak is None else self.work / took / self.peak,
        )
        self._anew()
        return found
