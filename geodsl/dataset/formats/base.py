"""What a format is: how records become the files of a shard, and these a dataset that others read."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

from geodsl.dataset.beside import Beside
from geodsl.dataset.record import Record
from geodsl.dataset.shard import Shard
from geodsl.errors import GeodslError

__all__ = ["Archive", "Format", "FormatError", "Writer"]


class FormatError(GeodslError, RuntimeError):
    """Raised when a format can't be written or read here; the text says how to mend it."""


class Writer:
    """Writes one shard in one format: `add` for every record, then `close`."""

    def add(self, record: Record) -> None:
        raise NotImplementedError

    def close(self) -> None:
        """Write what is still held back."""


class Format:
    """A format.

    Attributes:
        name: what it is called in recipes; its files lie in the folder of that name.
        title: what it is, in a few words.
        needs: formats whose files its own refer to.
        archive: whether records can be read back from it, whole.
        package: the package of an extra that has to be installed to write it.
        extra: the extra that it is in.
        pixels: whether it is made of where things are in the pictures, which a recipe has to ask for.
        questions: whether it is made of questions, which a recipe has to ask for.
        scores: whether models are scored by it, so that star groups are left out.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    needs: ClassVar[tuple[str, ...]] = ()
    archive: ClassVar[bool] = False
    package: ClassVar[str | None] = None
    extra: ClassVar[str] = "scale"
    pixels: ClassVar[bool] = False
    questions: ClassVar[bool] = False
    scores: ClassVar[bool] = False

    def ready(self) -> None:
        """Look whether the package that it needs is installed.

        Raises:
            FormatError: naming the extra to install, where it isn't.
        """
        if self.package is not None and find_spec(self.package) is None:
            raise FormatError(
                f"the format `{self.name}` needs the package {self.package}: install geodsl[{self.extra}]"
            )

    def writer(self, shard: Shard, files: Beside) -> Writer:
        raise NotImplementedError

    def finish(self, dataset: Any) -> None:
        """Write what belongs to the whole dataset, once all shards are there: the same however often it is done.

        Args:
            dataset: a `geodsl.dataset.Dataset`.
        """


class Archive(Format):
    """A format from which records can be read back."""

    archive = True

    def path(self, shard: Shard) -> str:
        """Where a shard lies in the dataset."""
        raise NotImplementedError

    def read(self, path: Path) -> Iterator[Record]:
        """The records of a shard's file, read without trust."""
        raise NotImplementedError
