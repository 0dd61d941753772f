"""Answers that were paid for, on disk by what was asked; and files written whole or not at all."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from geodsl.assist.request import Answer

__all__ = ["Store", "put", "put_json", "store_at"]

_VERSION = 1
_LARGEST = 1 << 24


class Store:
    """A folder of answers. Whatever isn't one, or can't be read, is as good as not there.

    Args:
        folder: None keeps nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def get(self, key: str) -> Answer | None:
        path = self._path(key)
        if path is None:
            return None
        try:
            if path.stat().st_size > _LARGEST:
                return None
            told = json.loads(path.read_bytes())
            return Answer.from_json(told["answer"]) if told["version"] == _VERSION else None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def keep(self, key: str, answer: Answer) -> None:
        path = self._path(key)
        if path is not None:
            put_json(path, {"version": _VERSION, "answer": answer.to_json()})

    def _path(self, key: str) -> Path | None:
        return None if self.folder is None else self.folder / key[:2] / f"{key}.json"


def store_at(told: str | None) -> Store:
    """The store that an option names: a folder, `none`, or by default the user's own."""
    if told == "none":
        return Store(None)
    if told:
        return Store(Path(told))
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Store(Path(base) / "geodsl" / "answers")


def put(path: Path, data: bytes) -> None:
    """Write a file whole: beside its place first, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}-{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def put_json(path: Path, data: Mapping[str, Any]) -> None:
    put(path, (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
