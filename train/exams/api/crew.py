"""Several calls at a time: threads that take one question after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Generic, TypeVar

__all__ = ["Crew"]

T = TypeVar("T")
R = TypeVar("R")


class Crew(Generic[T, R]):
    """Threads at work. They end with the process: nobody waits for a call that hangs.

    Args:
        work: what is done with each thing.
    """

    def __init__(self, things: Sequence[T], work: Callable[[T], R], *, workers: int) -> None:
        self._work, self._halted = work, Event()
        self._waiting: SimpleQueue[T] = SimpleQueue()
        self._done: SimpleQueue[tuple[T, R | Exception] | None] = SimpleQueue()
        for thing in things:
            self._waiting.put(thing)
        self._running = min(workers, len(things))
        for _ in range(self._running):
            Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while not self._halted.is_set():
            try:
                thing = self._waiting.get_nowait()
            except Empty:
                break
            try:
                self._done.put((thing, self._work(thing)))
            except Exception as error:
                self._done.put((thing, error))
        self._done.put(None)

    def halt(self) -> None:
        """Begin nothing more; what is under way may still end."""
        self._halted.set()

    def __iter__(self) -> Iterator[tuple[T, R | Exception]]:
        """What came of each, as it comes, until all is done or halted."""
        while self._running:
            found = self._done.get()
            if found is None:
                self._running -= 1
            else:
                yield found

    def ready(self) -> Iterator[tuple[T, R | Exception]]:
        """What is done already."""
        while True:
            try:
                found = self._done.get_nowait()
            except Empty:
                return
            if found is not None:
                yield found
