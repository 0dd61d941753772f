"""A worker: makes the shards that it is given over a line, one after the other, and says what comes of them."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from geodsl.dataset.ending import give_way
from geodsl.dataset.engines.job import EngineError, Job

__all__ = ["GROUPS", "MADE", "serve"]

GROUPS, MADE, FAILED = "groups", "made", "failed"
_RARELY = (
    50_000,
    20,
    20,
)  # records are many small things that all live as long as a shard: collecting early finds nothing
_EVERY = 0.25  # seconds between two words on how many groups there are


def serve(job: Job, line: Connection[Any, Any]) -> None:
    """Make shards until there is none any more."""
    give_way()
    gc.freeze()
    gc.set_threshold(*_RARELY)
    try:
        while (shard := line.recv()) is not None:
            tell = _Teller(line.send)
            try:
                receipt = job(shard, tell)
            except EngineError as error:
                line.send((FAILED, error))
                continue
            tell.rest()
            line.send((MADE, receipt))
    except (EOFError, OSError):
        return  # whoever gave out the work is gone


class _Teller:
    """Tells how many groups are done, now and then."""

    def __init__(self, send: Callable[[tuple[str, int]], None]) -> None:
        self.send, self.count, self.told = send, 0, time.monotonic()

    def __call__(self, count: int) -> None:
        self.count += count
        if time.monotonic() - self.told >= _EVERY:
            self.rest()

    def rest(self) -> None:
        if self.count:
            self.send((GROUPS, self.count))
        self.count, self.told = 0, time.monotonic()
