"""Files written whole or not at all: beside their place first, then renamed."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from itertools import count

__all__ = ["rewrite", "to_stdout", "write"]


def write(path: str, data: bytes) -> None:
    """Write a file, new or in place of an old one.

    Raises:
        OSError: if it can't be written; what was there before is still there then.
    """
    place = os.path.realpath(path)  # a link stays a link
    _refuse_odd(place)
    _replace(place, data, like=None)


def rewrite(path: str, data: bytes) -> None:
    """Write a file that exists: mode and owner stay, and it is on the disk when this returns."""
    place = os.path.realpath(path)
    _refuse_odd(place)
    if not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, "it is read-only")
    _replace(place, data, like=os.stat(place))


def to_stdout(data: bytes) -> None:
    """Bytes to standard output, as they are."""
    if sys.stdout is None:
        raise OSError("standard output is closed")
    sys.stdout.buffer.write(data)


def _refuse_odd(place: str) -> None:
    """Renaming would put a file in the place of a device or a pipe."""
    if os.path.isdir(place):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if os.path.exists(place) and not os.path.isfile(place):
        raise OSError(errno.EINVAL, "it is not a regular file")


def _replace(place: str, data: bytes, *, like: os.stat_result | None) -> None:
    handle, beside = _open_beside(place)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            if like is not None:
                file.flush()
                os.fsync(file.fileno())
        if like is not None:
            with suppress(OSError, AttributeError):  # not ours to give away, or a system without owners
                os.chown(beside, like.st_uid, like.st_gid)
            os.chmod(beside, stat.S_IMODE(like.st_mode))
        os.replace(beside, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise


def _open_beside(place: str) -> tuple[int, str]:
    """A new file in the same folder, with the mode that the user's mask gives new files."""
    folder = os.path.dirname(place)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    for k in count():
        beside = os.path.join(folder, f".geodsl-{os.getpid()}-{k}.tmp")
        with suppress(FileExistsError):
            return os.open(beside, flags, 0o666), beside
    raise AssertionError
