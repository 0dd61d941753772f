"""Locks: who may write a part of a dataset. A lock goes with its process, however that ends."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from geodsl.dataset.ending import surely, undisturbed
from geodsl.errors import GeodslError

__all__ = ["Lock", "LockedError", "locked"]

_PULSE = 0.1  # seconds between two tries


class LockedError(GeodslError, RuntimeError):
    """Raised when another process holds a lock; `holder` says which."""

    def __init__(self, holder: str) -> None:
        self.holder = holder
        super().__init__(f"it is held by {holder}")


@dataclass(frozen=True)
class Lock:
    """A lock that is held.

    Attributes:
        waited: whether another process held it meanwhile.
        sure: whether nobody else can hold it; not so on file systems that know no locks.
    """

    waited: bool
    sure: bool


@contextmanager
def locked(path: Path, *, patience: float | None = None) -> Iterator[Lock]:
    """Hold the lock that a file stands for; the file goes with it.

    Args:
        patience: seconds after which no more is waited for whoever holds it; without, for ever.

    Raises:
        LockedError: where it is held still.
    """
    held: list[tuple[int, Lock]] = []
    waited, begun = False, time.monotonic()
    try:
        while not held:
            with undisturbed():  # or an end would come between the lock and the knowledge of it
                holder = _take(path, waited, held)
            if holder is not None:
                waited = True
                if patience is not None and time.monotonic() - begun >= patience:
                    raise LockedError(holder or "another process")
                time.sleep(_PULSE)
        handle, lock = held[0]
        if lock.sure:
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"process {os.getpid()} on {socket.gethostname()}".encode(), 0)
        yield lock
    finally:
        surely(lambda: _let_go(path, held))


def _let_go(path: Path, held: list[tuple[int, Lock]]) -> None:
    for handle, lock in held:
        if lock.sure:
            path.unlink(missing_ok=True)
        os.close(handle)


def _take(path: Path, waited: bool, held: list[tuple[int, Lock]]) -> str | None:
    """Try once: the lock is added to what is held, or the holder's name told; neither, where to try again at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except FileNotFoundError:  # the folder is gone again: somebody has just finished the dataset
        return None
    try:
        taken = _taken(handle)
        if taken is None or (taken and _same(handle, path)):
            held.append((handle, Lock(waited, taken is not None)))
            return None
        return None if taken else os.pread(handle, 200, 0).decode("utf-8", "replace").strip()
    finally:
        if not held:
            os.close(handle)


def _taken(handle: int) -> bool | None:
    """Whether the lock is ours now; None where there are no locks."""
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return None
    return True


def _same(handle: int, path: Path) -> bool:
    """Whether the file is there still: one that its last holder has removed is nobody's lock."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
