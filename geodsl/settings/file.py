"""Settings in files: TOML, paths taken from where the file lies."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from geodsl.settings.settings import Settings

__all__ = ["load", "parse"]

_LARGEST = 1 << 20

S = TypeVar("S", bound=Settings)


def parse(kind: type[S], text: str, *, folder: str | Path | None = None, **other: Any) -> S:
    """The settings that a text holds.

    Args:
        folder: where its paths are looked for.
        other: fields that stand in the place of the text's.

    Raises:
        SettingsError: listing everything that is wrong.
    """
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise kind.error([f"it is no TOML: {error}"]) from None
    if folder is not None:
        told |= {name: _placed(told[name], Path(folder)) for name in kind.paths if name in told}
    return kind.of(told | other)


def load(kind: type[S], path: str | Path, **other: Any) -> S:
    """The settings in a file."""
    path = Path(path)
    try:
        if path.stat().st_size > _LARGEST:
            raise kind.error([f"{path} is too large to hold settings"])
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise kind.error([f"{path} can't be read: {getattr(error, 'strerror', None) or error}"]) from None
    return parse(kind, text, folder=path.parent, **other)


def _placed(value: Any, folder: Path) -> Any:
    if isinstance(value, list):
        return [_placed(v, folder) for v in value]
    return str(folder / value) if isinstance(value, str) else value
