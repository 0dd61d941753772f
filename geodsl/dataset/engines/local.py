"""Shards made by processes of this machine."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import connection, get_context, resource_tracker
from typing import Any

from geodsl.dataset.ending import AGAIN, undisturbed
from geodsl.dataset.engines.job import GOES_ON, EngineError, Job, Progress
from geodsl.dataset.engines.worker import MADE, serve
from geodsl.dataset.shard import Shard

__all__ = ["FRESH", "cores", "local"]

FRESH = 2_000  # groups after which a worker gives way to a fresh one: what is remembered takes memory
_GRACE = 10.0  # seconds in which a worker puts away what it was writing
_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def local(
    job: Job,
    shards: Sequence[Shard],
    *,
    workers: int = 1,
    start: str = "spawn",
    progress: Progress | None = None,
) -> Generator[dict[str, Any], None, None]:
    """Make shards; their receipts, as they come.

    Raises:
        EngineError: where a shard can't be made, or a worker is gone. What was done before stays.
    """
    workers = min(workers or cores(), len(shards))
    if workers <= 1 and sum(shard.count for shard in shards) <= FRESH:
        for shard in shards:
            yield job(shard, progress)
        return
    crew: list[_Worker] = []
    try:
        if start != "fork":
            resource_tracker.ensure_running()  # its own start would let Ctrl-C through again
        with undisturbed(), _single_threaded():
            crew += [_Worker(job, start) for _ in range(workers)]
        left = iter(shards)
        for worker in crew:
            worker.give(next(left, None))
        while busy := [worker for worker in crew if worker.shard is not None]:
            ready = set(connection.wait([x for w in busy for x in (w.line, w.process.sentinel)]))
            for worker in busy:
                if worker.line not in ready and worker.process.sentinel not in ready:
                    continue
                kind, told = worker.hear()
                if kind != MADE:
                    if progress is not None:
                        progress(told)
                    continue
                following = next(left, None)
                if following is not None and worker.made >= FRESH:
                    worker.give(None)
                    with undisturbed(), _single_threaded():
                        worker = _Worker(job, start)
                    crew.append(worker)
                worker.give(following)
                yield told
    finally:
        with undisturbed():  # once more Ctrl-C, and something half made would stay
            _dismiss(crew)


class _Worker:
    """A process, the line to it, and the shard that it is making."""

    def __init__(self, job: Job, start: str) -> None:
        context: Any = get_context(start)  # the base class tells nothing of processes
        self.shard: Shard | None = None
        self.heard = self.released = False
        self.made = 0
        self.line, other = context.Pipe()
        self.process = context.Process(target=serve, args=(job, other), daemon=True)
        self.process.start()
        other.close()

    def give(self, shard: Shard | None) -> None:
        """Let it make a shard; with none its work is done."""
        self.made += 0 if self.shard is None else self.shard.count
        self.shard, self.released = shard, shard is None
        try:
            self.line.send(shard)
        except OSError:
            if shard is not None:
                raise self._gone() from None

    def hear(self) -> tuple[str, Any]:
        """What it says.

        Raises:
            EngineError: where it could not make its shard, or is gone.
        """
        try:
            kind, told = self.line.recv()
        except (EOFError, OSError):
            raise self._gone() from None
        self.heard = True
        if isinstance(told, EngineError):
            raise told
        return kind, told

    def _gone(self) -> EngineError:
        self.process.join(_GRACE)
        code, name = self.process.exitcode, self.shard.name if self.shard else ""
        by = 0 if code is None else -code if code < 0 else code - 128
        if by in signal.valid_signals():
            how = f"was killed by {signal.Signals(by).name}"
            return EngineError(f"a worker {how} while it made shard {name} (is memory short?); {GOES_ON}")
        hint = "" if self.heard else '; a script that starts workers needs `if __name__ == "__main__":`'
        return EngineError(f"a worker ended by itself (exit code {code}) before shard {name} was made{hint}")


def _dismiss(crew: Sequence[_Worker]) -> None:
    """End all workers: each puts away what it was writing."""
    end = time.monotonic() + _GRACE
    while alive := [worker for worker in crew if worker.process.is_alive()]:
        late = time.monotonic() >= end
        for worker in alive:
            if late:
                worker.process.kill()
            elif not worker.released:
                worker.process.terminate()
        connection.wait([worker.process.sentinel for worker in alive], timeout=AGAIN)
    for worker in crew:
        worker.process.join()
        worker.line.close()


@contextmanager
def _single_threaded() -> Iterator[None]:
    """Processes that are started within this calculate in one thread each, unless the user has said otherwise."""
    mine = [name for name in _THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(mine, "1"))
    try:
        yield
    finally:
        for name in mine:
            os.environ.pop(name, None)
