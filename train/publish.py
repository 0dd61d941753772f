"""Folders that are whole or not there: written beside, flushed to the disk, renamed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["PARTIAL", "published"]

PARTIAL = ".partial"  # ends the names of folders that aren't finished


@contextmanager
def published(folder: Path) -> Iterator[Path]:
    """A folder to write into, which takes its name when all is written; one of that name gives way to it.

    What is left of an earlier try is cleared away. Where an error ends the block, nothing has changed.
    """
    folder = Path(folder)
    partial, old = (
        folder.with_name(f"{folder.name}{PARTIAL}"),
        folder.with_name(f"{folder.name}.old{PARTIAL}"),
    )
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in (partial, old):
        shutil.rmtree(left, ignore_errors=True)
    partial.mkdir()
    try:
        yield partial
        for path in sorted(partial.rglob("*")):
            _flush(path)
        _flush(partial)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    if folder.exists():
        folder.rename(old)
    partial.rename(folder)
    _flush(folder.parent)
    shutil.rmtree(old, ignore_errors=True)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
