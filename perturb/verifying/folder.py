"""The pictures of a group that lies in a folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

__all__ = ["LARGEST", "Folder"]

LARGEST = 64 * 2**20  # bytes of a file that is read


class Folder(Mapping[str, bytes]):
    """The files of a folder by their names; what is no plain file, or too large, isn't there."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __getitem__(self, name: str) -> bytes:
        file = self.path / name
        if not file.is_file() or file.stat().st_size > LARGEST:
            raise KeyError(name)
        return file.read_bytes()

    def __iter__(self) -> Iterator[str]:
        return (file.name for file in sorted(self.path.iterdir()) if file.is_file())

    def __len__(self) -> int:
        return sum(1 for _ in self)
