"""JSON and paths of which nothing is believed: bounded in size, depth and numbers, and nothing outside the folder."""

from __future__ import annotations

import json
import math
import stat
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

from perturb.groups.verifying.finding import NotThere, reason

__all__ = ["DEEPEST", "checked_path", "object_of", "read_object"]

DEEPEST = 48  # levels of JSON; a fact's term has a dozen
_DIGITS = 20  # of a whole number: seeds have as many
_LONGEST = 1024  # letters of a path


def object_of(data: bytes, most: int, what: str) -> dict[str, Any]:
    """The object that some JSON holds.

    Raises:
        NotThere: where it isn't one, is too large or too deep, has a number that isn't finite, or a key twice.
    """
    if len(data) > most:
        raise NotThere(f"{what} has {len(data):,} bytes; at most {most:,} are read")
    try:
        found = json.loads(
            data.decode("utf-8"),
            parse_constant=_no_number,
            parse_float=_float,
            parse_int=_int,
            object_pairs_hook=_once,
        )
    except (ValueError, RecursionError) as error:
        raise NotThere(f"{what} is no JSON that is read: {reason(error)}") from None
    if not isinstance(found, dict):
        raise NotThere(f"{what} holds no object")
    if _deeper(found):
        raise NotThere(f"{what} is nested deeper than {DEEPEST} levels")
    return found


def read_object(path: Path, most: int, what: str) -> dict[str, Any]:
    """The object in a file of JSON."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise NotThere(f"{what} is no plain file")
        if path.stat().st_size > most:
            raise NotThere(f"{what} has {path.stat().st_size:,} bytes; at most {most:,} are read")
        return object_of(path.read_bytes(), most, what)
    except OSError as error:
        raise NotThere(f"{what} can't be read: {reason(error)}") from None


def checked_path(root: Path, relative: str, *, folder: bool = False) -> Path:
    """A place in a dataset's folder, where nothing on the way leads out of it.

    Raises:
        NotThere: where the name leads elsewhere, or there is no plain file (or folder) there.
    """
    parts = PurePosixPath(relative).parts
    plain = "/".join(parts) == relative.removesuffix("/") and "\\" not in relative and "\0" not in relative
    if not parts or not plain or ".." in parts or relative.startswith("/") or len(relative) > _LONGEST:
        raise NotThere(f"{relative[:80]!r} is no place in the dataset: absolute names and .. are refused")
    path = root
    for k, part in enumerate(parts):
        path = path / part
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            raise NotThere(f"{relative} isn't there") from None
        except OSError as error:
            raise NotThere(f"{relative} can't be read: {reason(error)}") from None
        inner = folder or k < len(parts) - 1
        if not (stat.S_ISDIR(mode) if inner else stat.S_ISREG(mode)):
            raise NotThere(f"{relative} is no plain {'folder' if inner else 'file'}: links are refused")
    return path


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")


def _float(text: str) -> float:
    found = float(text)
    if not math.isfinite(found):
        raise ValueError(f"{text[:20]} is too large a number")
    return found


def _int(text: str) -> int:
    if len(text) > _DIGITS:
        raise ValueError(f"{text[:20]}… is too large a number")
    return int(text)


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("an object has a key twice")
    return found


def _deeper(data: Any) -> bool:
    """Whether it is nested deeper than is read: level by level, so that depth costs no stack."""
    level = [data]
    for _ in range(DEEPEST):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True
