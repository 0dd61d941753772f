"""Files written beside their places, synced, then renamed: a shard is there whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from geodsl.dataset.ending import surely, undisturbed
from geodsl.errors import GeodslError

__all__ = [
    "MAKING",
    "Beside",
    "BesideError",
    "is_there",
    "json_bytes",
    "settle",
    "settling",
    "sha256_of",
    "told_of",
]

MAKING = ".making"  # where unfinished shards lie
_TRY = ".try"
_TRIES = 5  # to put a folder in its place, while others do, too
_DEEP = 4  # folders of a dataset within one another, at most
_CHUNK = 1 << 20


class BesideError(GeodslError, ValueError):
    """Raised when a folder that is told as one has anything but files in it."""


class Beside:
    """The unfinished files of one shard: a tree of its own that becomes part of the dataset's tree at once.

    A folder of many files, got from `folder_of`, is told as one: by its name with a slash at the end. Leaving the
    context without `settle` removes everything. Every try has a folder of its own, so that two at a time do each
    other no harm.

    Args:
        alone: whether nobody else makes this shard: then what earlier tries left is removed.
    """

    def __init__(self, root: Path, name: str, *, alone: bool = True) -> None:
        self.root, self.name, self.alone = root, name, alone
        self.folder = root / MAKING / name
        self._folders: set[str] = set()

    def __enter__(self) -> Beside:
        making = self.root / MAKING
        making.mkdir(parents=True, exist_ok=True)
        if self.alone:
            for left in making.glob(f"{self.name}.*{_TRY}"):
                shutil.rmtree(left, ignore_errors=True)
        try:
            with undisturbed():
                self.folder = Path(tempfile.mkdtemp(prefix=f"{self.name}.", suffix=_TRY, dir=making))
        except BaseException:
            self._put_away()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        surely(self._put_away)

    def _put_away(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, relative: str) -> Path:
        """Where a file is to be written that belongs to `relative` in the dataset."""
        path = self.folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def folder_of(self, relative: str) -> Path:
        """A folder for files of this shard alone, which are vouched for and put in place together."""
        self._folders.add(relative)
        path = self.folder / relative
        path.mkdir(parents=True, exist_ok=True)
        return path

    def files(self) -> dict[str, dict[str, Any]]:
        """Size and hash of every file, by its place in the dataset; of a folder told as one, as `told_of` has them."""
        found = {f"{folder}/": told_of(self.folder, f"{folder}/") for folder in self._folders}
        for path in self.folder.rglob("*"):
            relative = path.relative_to(self.folder).as_posix()
            if path.is_file() and relative.rpartition("/")[0] not in self._folders:
                found[relative] = told_of(self.folder, relative)
        return dict(sorted(found.items()))

    def settle(self, files: Mapping[str, Any]) -> None:
        """Put everything in its place, on the disk before it is there."""
        folders = set()
        for relative, told in files.items():
            source, place = self.folder / relative, self.root / relative
            place.parent.mkdir(parents=True, exist_ok=True)
            if relative.endswith("/"):
                _sync_all(source)
                self._settle_folder(source, place, relative, told)
            else:
                _sync(source)
                os.replace(source, place)
            folders.add(place.parent)
        for folder in sorted(folders):
            _sync(folder)

    def _settle_folder(self, source: Path, place: Path, relative: str, told: Mapping[str, Any]) -> None:
        """Rename a folder. One that is there and the same stays; another is of a try that came to nothing."""
        for left in reversed(range(_TRIES)):
            try:
                os.replace(source, place)
                return
            except OSError:
                if not left or not place.is_dir():
                    raise
            with suppress(OSError, BesideError):
                if told_of(self.root, relative) == told:
                    return
                os.replace(place, self.folder / f".{secrets.token_hex(6)}")


def settle(path: Path, data: bytes) -> None:
    """Write one file whole or not at all."""
    with settling(path) as file:
        file.write(data)


@contextmanager
def settling(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that is in its place once the context ends well, and else not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(path)
    try:
        with open(beside, "xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync(path.parent)


def _beside(path: Path) -> Path:
    """Where a file is until it is in its place: among what is unfinished of its dataset, which goes in the end."""
    name = f".{path.name}.{secrets.token_hex(6)}.tmp"
    for folder in path.parents[:_DEEP]:
        if (folder / MAKING).is_dir():
            return folder / MAKING / name
    return path.with_name(name)


def told_of(root: Path, relative: str) -> dict[str, Any]:
    """What a receipt tells of a file: its size and hash.

    Of a folder, whose name ends with a slash: how many files it has, their sizes together, and the hash of lines
    "HASH  NAME", as `sha256sum` prints them, sorted by name.

    Raises:
        BesideError: where a folder has anything but plain files in it.
    """
    path = root / relative
    if not relative.endswith("/"):
        return {"bytes": path.stat().st_size, "sha256": sha256_of(path)}
    lines, size = hashlib.sha256(), 0
    names = sorted(os.listdir(path))
    for name in names:
        each = path / name
        if each.is_symlink() or not each.is_file():
            raise BesideError(f"{each} is no plain file: a folder that is told as one has nothing else")
        size += each.stat().st_size
        lines.update(f"{sha256_of(each)}  {name}\n".encode())
    return {"files": len(names), "bytes": size, "sha256": lines.hexdigest()}


def is_there(root: Path, relative: str, told: Mapping[str, Any]) -> bool:
    """Whether a file, or a folder told as one, is there in its size; nothing is read."""
    path = root / relative
    if not relative.endswith("/"):
        return path.is_file() and path.stat().st_size == told["bytes"]
    if not path.is_dir():
        return False
    with os.scandir(path) as entries:
        sizes = [entry.stat().st_size for entry in entries if entry.is_file()]
    return (len(sizes), sum(sizes)) == (told["files"], told["bytes"])


def json_bytes(data: Any) -> bytes:
    """Data as a file that people may read."""
    return (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()


def sha256_of(path: Path) -> str:
    """The hash of a file."""
    found = hashlib.sha256()
    with open(path, "rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def _sync(path: Path) -> None:
    """Until the file, or the names in the folder, are on the disk."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:  # a system on which folders can't be opened
        if path.is_dir():
            return
        raise
    try:
        os.fsync(handle)
    except OSError:
        if not path.is_dir():
            raise
    finally:
        os.close(handle)


def _sync_all(folder: Path) -> None:
    """Until a folder's files and their names are on the disk."""
    if hasattr(os, "sync"):  # file by file, thousands of small ones would take longer than to make them
        os.sync()
        return
    for path in folder.iterdir():
        _sync(path)
