"""Files beside a program: what `use` may read."""

from __future__ import annotations

import stat
from pathlib import Path

from grammar import Limits

__all__ = ["Unusable", "text_beside"]


class Unusable(Exception):
    """Raised where a file can't be used; the text says why."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


def text_beside(folder: Path | None, name: str, limits: Limits) -> str:
    """The text of a plain file in the same folder.

    Raises:
        Unusable: for anything else.
    """
    if folder is None:
        raise Unusable(
            "`use` needs a folder to look in", "give the program as a file, or say which folder it belongs to"
        )
    path = folder / name
    if Path(name).name != name or "\\" in name or name.startswith("."):
        raise Unusable("`use` takes a file of the same folder only")
    try:
        if path.is_symlink() or not stat.S_ISREG(path.stat().st_mode):
            raise Unusable(f"{name} isn't a plain file")
        if path.stat().st_size > 4 * limits.characters:
            raise Unusable(f"{name} is too large")
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        reason = "isn't there" if isinstance(error, FileNotFoundError) else "can't be read"
        raise Unusable(f"{name} {reason}") from None
