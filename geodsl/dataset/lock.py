"""Locks: who may write a part of a dataset. A lock goes with its process, however that ends."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from geodsl.dataset.ending import undisturbed
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
    handle, lock = _held(path, patience)
    try:
        if lock.sure:
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"process {os.getpid()} on {socket.gethostname()}".encode(), 0)
        yield lock
    finally:
        with undisturbed():
            if lock.sure:
                path.unlink(missing_ok=True)
            os.close(handle)


def _held(path: Path, patience: float | None) -> tuple[int, Lock]:
    """The file that is held, and how."""
    waited, begun = False, time.monotonic()
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:  # the folder is gone again: somebody has just finished the dataset
            continue
        try:
            taken = _taken(handle)
            if taken is None or (taken and _same(handle, path)):
                return handle, Lock(waited, taken is not None)
            holder = os.pread(handle, 200, 0).decode("utf-8", "replace").strip()
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if taken:
            continue
        waited = True
        if patience is not None and time.monotonic() - begun >= patience:
            raise LockedError(holder or "another process")
        time.sleep(_PULSE)


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
