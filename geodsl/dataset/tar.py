"""Tar archives: written as plain USTAR with nothing of the day in them, and read without trust.

Read is nothing but regular files under plain names, of a bounded size: links, devices, absolute names, `..` and
names that come twice are refused, and nothing is ever unpacked onto a disk.
"""

from __future__ import annotations

import io
import os
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from geodsl.errors import GeodslError

__all__ = ["LARGEST", "TarError", "TarWriter", "members", "places", "within"]

LARGEST = 256 * 2**20  # bytes of one member that is read
_BLOCK = 512
_END = bytes(2 * _BLOCK)
_RECORD = 20 * _BLOCK  # tar pads its files to that
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ -]{0,98}")


class TarError(GeodslError, ValueError):
    """Raised when an archive isn't as our own are."""


class TarWriter:
    """Writes regular files one after the other: mode 0644, no owner, no time."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = open(path, "wb")  # noqa: SIM115 - closed by `close`
        self._names: set[str] = set()
        self._written = 0

    def add(self, name: str, data: bytes) -> None:
        if not _NAME.fullmatch(name) or name in self._names:
            raise TarError(
                f"a member is called by a plain name of its own of at most 99 letters, not {name!r}"
            )
        self._names.add(name)
        padding = bytes(-len(data) % _BLOCK)
        self._file.write(b"".join((_header(name, len(data)), data, padding)))
        self._written += _BLOCK + len(data) + len(padding)

    def close(self) -> None:
        self._file.write(_END)
        self._file.write(bytes(-(self._written + len(_END)) % _RECORD))
        self._file.close()


def _header(name: str, size: int) -> bytes:
    none, root = b"", b"0000000\0"
    head = struct.pack(
        "100s8s8s8s12s12s", name.encode(), b"0000644\0", root, root, b"%011o\0" % size, b"%011o\0" % 0
    )
    tail = struct.pack(
        "c100s6s2s32s32s8s8s155s12x", b"0", none, b"ustar\0", b"00", none, none, root, root, none
    )
    check = sum(head) + sum(tail) + 8 * ord(" ")
    return b"".join((head, b"%06o\0 " % check, tail))


def members(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files of an archive, in order.

    Raises:
        TarError: where it is cut off, or holds anything but plain files.
    """
    with open(path, "rb") as file:
        yield from _members(file, part=False)


def within(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files in a part of an archive that begins and ends where `places` says that one does.

    Raises:
        TarError: where it is cut off, or holds anything but plain files.
    """
    return _members(io.BytesIO(data), part=True)


def places(path: Path) -> Iterator[tuple[str, int, int]]:
    """Where the files of an archive begin, their headers included, and end; only headers are read.

    Raises:
        TarError: where it is cut off, or holds anything but plain files.
    """
    with open(path, "rb") as file:
        whole, begin = os.fstat(file.fileno()).st_size, 0
        while any(header := file.read(_BLOCK)):
            if len(header) < _BLOCK:
                raise TarError("the archive is cut off")
            name, size = _read(header)
            end = begin + _BLOCK + size + -size % _BLOCK
            if end > whole:
                raise TarError(f"the archive is cut off in {name}")
            yield name, begin, end
            begin = file.seek(end)
        if not header:
            raise TarError("the archive is cut off")


def _members(file: BinaryIO, *, part: bool) -> Iterator[tuple[str, bytes]]:
    """Names and data, up to the archive's end or, of a part, to the end of the data."""
    seen: set[str] = set()
    while True:
        header = file.read(_BLOCK)
        if part and not header:
            return
        if len(header) < _BLOCK:
            raise TarError("the archive is cut off")
        if not any(header):
            _rest(file)
            return
        name, size = _read(header)
        if name in seen:
            raise TarError(f"the archive has two members called {name!r}")
        seen.add(name)
        data = file.read(size)
        padding = file.read(-size % _BLOCK)
        if len(data) < size or len(padding) < -size % _BLOCK:
            raise TarError(f"the archive is cut off in {name}")
        yield name, data


def _read(header: bytes) -> tuple[str, int]:
    """Name and size of a member."""
    if header[257:262] != b"ustar":
        raise TarError("it is no USTAR archive")
    told = header[148:156].split(b"\0")[0].strip()
    if _octal(told) != sum(header) - sum(header[148:156]) + 8 * ord(" "):
        raise TarError("the checksum of a header is wrong")
    raw = header[:100].split(b"\0")[0]
    name = raw.decode("ascii", "backslashreplace")
    if header[156:157] not in (b"0", b"\0"):
        raise TarError(f"{name!r} is no regular file: links, folders and devices are refused")
    if any(header[345:500]) or not _NAME.fullmatch(name):
        raise TarError(f"{name!r} is no plain name: folders, absolute names and .. are refused")
    size = _octal(header[124:136].split(b"\0")[0].strip())
    if size > LARGEST:
        raise TarError(f"{name} has {size:,} bytes; at most {LARGEST:,} are read")
    return name, size


def _octal(field: bytes) -> int:
    if not field or any(c not in b"01234567" for c in field):
        raise TarError("a header has a number that is none")
    return int(field, 8)


def _rest(file: BinaryIO) -> None:
    """What follows the end is nothing but zeros, and not too many of them."""
    rest = file.read(_RECORD + 1)
    if len(rest) > _RECORD or any(rest) or len(rest) < _BLOCK or file.tell() % _RECORD:
        raise TarError("there is something after the end of the archive, or its end is cut off")
