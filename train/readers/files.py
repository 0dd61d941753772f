"""Files of other people: read within limits, refused with a sentence, and never outside of their folder."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from geodsl.errors import GeodslError

__all__ = [
    "ReaderError",
    "field",
    "items",
    "number",
    "picture",
    "read_json",
    "read_lines",
    "read_text",
    "text",
]

_LARGEST = 512 * 2**20  # bytes of a file of words
_LONGEST = 10_000  # letters of a caption


class ReaderError(GeodslError, ValueError):
    """Raised when a folder isn't laid out as its test is published."""


def read_text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise ReaderError(f"{path} is larger than {_LARGEST:,} bytes")
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise ReaderError(f"there is no {path}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ReaderError(f"{path} can't be read: {getattr(error, 'strerror', None) or error}") from None


def read_json(path: Path) -> Any:
    try:
        return json.loads(read_text(path))
    except (ValueError, RecursionError) as error:
        if isinstance(error, ReaderError):
            raise
        raise ReaderError(f"{path} isn't JSON: {error}") from None


def read_lines(path: Path) -> list[Any]:
    """The values of a file of JSON lines."""
    out = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if line.strip():
            try:
                out.append(json.loads(line))
            except (ValueError, RecursionError) as error:
                raise ReaderError(f"{path}, line {number}: not JSON: {error}") from None
    return out


def items(found: Any, path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The entries of a list, or of an object by number, each with what it is called."""
    entries = (
        found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else None
    )
    if entries is None:
        raise ReaderError(f"{path}: expected a list or an object of entries")
    for name, entry in entries:
        if not isinstance(entry, dict):
            raise ReaderError(f"{path}, entry {name}: expected an object, not {type(entry).__name__}")
        yield str(name), entry


def field(entry: Mapping[str, Any], name: str, where: str) -> Any:
    if name not in entry:
        raise ReaderError(f"{where} has no {name!r}; it has {', '.join(map(str, entry)) or 'nothing'}")
    return entry[name]


def text(entry: Mapping[str, Any], name: str, where: str) -> str:
    found = field(entry, name, where)
    if not isinstance(found, str) or not found.strip() or len(found) > _LONGEST:
        raise ReaderError(f"{where}: {name} is a text of 1 to {_LONGEST:,} letters, not {str(found)[:40]!r}")
    return found


def number(entry: Mapping[str, Any], name: str, where: str) -> int:
    found = field(entry, name, where)
    if isinstance(found, bool) or not isinstance(found, int | float) or not abs(found) < 1e6:
        raise ReaderError(f"{where}: {name} is a number of pixels, not {str(found)[:40]!r}")
    return round(found)


def picture(folders: Sequence[Path], name: str, where: str) -> Path:
    """The picture of a name, in the first of some folders that has it.

    Raises:
        ReaderError: if none has, or the name leads out of the folder.
    """
    for folder in folders:
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            raise ReaderError(f"{where}: the picture {name!r} isn't inside {folder}")
        if path.is_file():
            return path
    looked = ", ".join(str(f) for f in folders if f.is_dir()) or ", ".join(map(str, folders))
    raise ReaderError(f"{where}: there is no picture {name!r}; looked in {looked}")
