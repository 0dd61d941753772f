"""What FILE arguments stand for: files, standard input, and folders of *.geo files."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from geodsl.cli.paint import clean

__all__ = ["STDIN", "Input", "UnreadableError", "expand", "shown"]

STDIN = "-"


class UnreadableError(Exception):
    """A file can't be read; the text says why, without the file's name."""


@dataclass(frozen=True)
class Input:
    """One program to read: a path, or standard input."""

    path: str
    trouble: str | None = None  # known to be unreadable already, and why

    @property
    def name(self) -> str:
        return "<stdin>" if self.path == STDIN else shown(self.path)

    @property
    def stem(self) -> str:
        """What pictures of it are called."""
        return "stdin" if self.path == STDIN else Path(self.path).stem

    @property
    def folder(self) -> Path | None:
        """Where `use` may look; standard input has no folder."""
        return None if self.path == STDIN else Path(self.path).parent

    def data(self) -> bytes:
        """The bytes. No more are read than the longest program that is allowed could have."""
        from grammar import Limits

        if self.trouble is not None:
            raise UnreadableError(self.trouble)
        limit = 4 * Limits().characters
        try:
            if self.path == STDIN:
                data = _stdin(limit + 1)
            else:
                # A pipe would be waited for, a device has no end.
                if not stat.S_ISREG(os.stat(self.path).st_mode):
                    raise UnreadableError("it isn't a plain file (standard input is `-`)")
                with open(self.path, "rb") as file:
                    data = file.read(limit + 1)
        except (OSError, ValueError) as error:
            raise UnreadableError(_reason(error)) from None
        if len(data) > limit:
            raise UnreadableError(f"it is longer than {limit:,} bytes")
        return data

    def text(self) -> str:
        """The program."""
        return decode(self.data())


def decode(data: bytes) -> str:
    """Bytes as text; a byte order mark is no part of it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f"it is not UTF-8 text (byte {data[error.start]:#04x} in line {row})") from None


def expand(paths: Iterable[str]) -> list[Input]:
    """The inputs in order, each once. Folders give their *.geo files, sorted, at any depth."""
    paths = tuple(paths)
    if paths.count(STDIN) > 1:
        raise click.UsageError("'-' can be given only once.")
    found: dict[str, Input] = {}
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            inside = [Input(p) for p in _below(path)]
            for item in inside or [Input(path, "it is a folder without *.geo files")]:
                found.setdefault(os.path.abspath(item.path), item)
        else:
            found.setdefault(path if path == STDIN else os.path.abspath(path), Input(path))
    return list(found.values())


def shown(path: str) -> str:
    """A path as text that any stream and any terminal takes."""
    return clean(click.format_filename(path))


def _stdin(limit: int) -> bytes:
    if sys.stdin is None:
        raise OSError("it is closed")
    return sys.stdin.buffer.read(limit)


def _below(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        here = here.removeprefix("." + os.sep) if here != "." else ""
        yield from (os.path.join(here, f) for f in sorted(files) if f.endswith(".geo"))


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return f"it can't be read: {getattr(error, 'strerror', None) or error}"
