"""A meter: how fast a run goes, how long it waits for data, how much of the device's arithmetic it uses."""

from __future__ import annotations

import time
from typing import Any

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
        self.waiting = self.work = 0.0
        self.groups = self.images = self.texts = 0

    def waited(self) -> None:
        self.waiting += time.monotonic() - self.last

    def stepped(self, batch: Batch, encoded: tuple[int, int]) -> None:
        """A batch is done, of which so many pictures and texts were encoded."""
        self.groups += len(batch)
        self.images += encoded[0]
        self.texts += encoded[1]
        if self.peak is not None:
            if self.each is None:
                self.each = arithmetic(self.towers, batch.images, batch.captions)
            self.work += encoded[0] * self.each[0] + encoded[1] * self.each[1]
        self.last = time.monotonic()

    def read(self, device: torch.device) -> dict[str, Any]:
        """Since it was read last: groups a second and what was encoded, of all ranks; of this one the share of time
        spent waiting, and of peak arithmetic."""
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        took = max(time.monotonic() - self.begun, 1e-9)
        found = {
            "rate": everywhere(self.groups, device) / took,
            "encoded": {
                "images": round(everywhere(self.images, device)),
                "texts": round(everywhere(self.texts, device)),
            },
            "waiting": self.waiting / took,
            "mfu": None if self.peak is None else self.work / took / self.peak,
        }
        self._anew()
        return found
