"""Formats written again: all files of a shard follow from its records, and those of the whole from its shards."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from geodsl.dataset import Dataset, Record, card
from geodsl.dataset.beside import Beside, sha256_of
from geodsl.dataset.dataset import MANIFEST
from geodsl.dataset.formats import Writer, chosen
from geodsl.dataset.making import RECEIPTS
from geodsl.dataset.shard import Shard
from geodsl.errors import GeodslError
from perturb.groups.verifying.finding import NotThere, reason
from perturb.groups.verifying.receipts import Files
from perturb.groups.verifying.untrusted import checked_path
from perturb.verifying.complaint import UNREADABLE

__all__ = ["Again", "joined"]


class Again:
    """A shard written once more in a folder of its own; a context.

    Attributes:
        trouble: why it couldn't be written, if so.
    """

    def __init__(self, dataset: Dataset, shard: Shard) -> None:
        self.dataset, self.shard = dataset, shard
        self.trouble: str | None = None

    def __enter__(self) -> Again:
        self._folder = TemporaryDirectory(prefix="geodsl-verify-")
        self.files = Beside(Path(self._folder.name), self.shard.name)
        self.files.__enter__()
        self.writers: list[Writer] = [f.writer(self.shard, self.files) for f in chosen(self.dataset.formats)]
        return self

    def __exit__(self, *_: Any) -> None:
        self._folder.cleanup()

    def add(self, record: Record) -> None:
        if self.trouble is not None:
            return
        try:
            for writer in self.writers:
                writer.add(record)
        except (GeodslError, *UNREADABLE) as error:
            self.trouble = f"{record.key[:80]} can't be written again: {reason(error)}"

    def close(self) -> None:
        for writer in self.writers:
            try:
                writer.close()
            except (GeodslError, *UNREADABLE) as error:
                self.trouble = self.trouble or f"it can't be written again: {reason(error)}"

    def compared(self, root: Path, told: Files) -> Iterator[str]:
        """What a receipt tells of files that doesn't follow from the records."""
        if self.trouble is not None:
            yield self.trouble
            return
        found = self.files.files()
        for relative in sorted(found.keys() | told.keys()):
            if relative not in found:
                yield f"its receipt tells of {relative[:200]}, which no format of it writes"
            elif relative not in told:
                yield f"its receipt doesn't tell of {relative}"
            elif found[relative] != told[relative] and not _alike(
                root / relative, self.files.folder / relative
            ):
                yield f"{relative} isn't what its records give"


def _alike(one: Path, other: Path) -> bool:
    """Whether two parquet files of different makers hold the same: their bytes are their maker's."""
    if one.suffix != ".parquet" or not one.is_file() or one.is_symlink():
        return False
    import pyarrow
    import pyarrow.parquet

    try:
        with pyarrow.parquet.ParquetFile(one) as a, pyarrow.parquet.ParquetFile(other) as b:
            if a.metadata.created_by == b.metadata.created_by:
                return False
            if a.schema_arrow != b.schema_arrow or a.metadata.num_rows != b.metadata.num_rows:
                return False
            return bool(a.read().equals(b.read()))
    except (pyarrow.ArrowException, OSError):
        return False


def joined(dataset: Dataset, shards: Sequence[tuple[Shard, Collection[str]]]) -> tuple[list[str], set[str]]:
    """What is wrong with the files of the whole dataset, and which there should be.

    They are written again in a folder of links to the shards' files.

    Args:
        shards: every shard with its files, which are as they should be.
    """
    with TemporaryDirectory(prefix="geodsl-verify-") as folder:
        root = Path(folder) / "dataset"
        linked = {MANIFEST, *(f"{RECEIPTS}/{shard.name}.json" for shard, _ in shards)}
        linked |= {relative.removesuffix("/") for _, files in shards for relative in files}
        for relative in sorted(linked):
            place = root / relative
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to((dataset.root / relative).resolve())
        again = Dataset(root)
        try:
            for format in chosen(again.formats):
                format.finish(again)
            card.write(again)
        except (GeodslError, *UNREADABLE) as error:
            return [f"the files of the whole can't be written again: {reason(error)}"], set()
        written = {p.relative_to(root).as_posix(): p for p in _plain_files(root)}
        return [*_differing(dataset.root, written)], set(written)


def _plain_files(root: Path) -> Iterator[Path]:
    for where, _, names in os.walk(root):
        for name in sorted(names):
            path = Path(where) / name
            if not path.is_symlink():
                yield path


def _differing(root: Path, written: Mapping[str, Path]) -> Iterator[str]:
    for relative, path in sorted(written.items()):
        try:
            if sha256_of(checked_path(root, relative)) != sha256_of(path):
                yield f"{relative} isn't what the shards give"
        except NotThere as error:
            yield str(error)
