"""Engines: who makes the shards. All give the same bytes."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from geodsl.dataset.ending import Ended, endable
from geodsl.dataset.engines.job import GOES_ON, EngineError, Job, Progress, trouble
from geodsl.dataset.shard import Shard

__all__ = ["ENGINES", "GOES_ON", "Ended", "EngineError", "Job", "Progress", "endable", "run", "trouble"]

ENGINES = ("local", "ray")


def run(
    job: Job,
    shards: Sequence[Shard],
    *,
    engine: str = "local",
    workers: int = 1,
    start: str = "spawn",
    address: str | None = None,
    progress: Progress | None = None,
) -> Generator[dict[str, Any], None, None]:
    """Make shards; their receipts, as they come. Close it where not all are taken.

    Args:
        workers: processes, or tasks in flight of Ray; 0 for as many as there are cores, with Ray twice that many.
            With one worker and `local` all happens in this process.
        start: how processes are started: "spawn", "fork" or "forkserver".
        address: of a Ray cluster; without one, one is started here.
    """
    match engine:
        case "local":
            from geodsl.dataset.engines.local import local

            return local(job, shards, workers=workers, start=start, progress=progress)
        case "ray":
            from geodsl.dataset.engines.ray import on_ray

            return on_ray(job, shards, workers=workers, address=address, progress=progress)
    raise EngineError(f"an engine is {' or '.join(ENGINES)}, not {engine!r}")
