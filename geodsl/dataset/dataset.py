"""A dataset in a folder: what it is, which shards are there, and its records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from geodsl.dataset.beside import MAKING, is_there, json_bytes, settle
from geodsl.dataset.formats import Archive, archive_of
from geodsl.dataset.making import receipt_path
from geodsl.dataset.record import Record
from geodsl.dataset.shard import Plan, Shard
from geodsl.dataset.tally import Tally
from geodsl.errors import GeodslError

__all__ = ["FORMAT", "MANIFEST", "VERSION", "Dataset", "DatasetError"]

FORMAT, VERSION = "geodsl-dataset", 1
MANIFEST = "dataset.json"
_LARGEST = 64 * 2**20  # bytes of a manifest or a receipt


class DatasetError(GeodslError, ValueError):
    """Raised when a folder is no dataset, or another one than was meant."""


class Dataset:
    """A dataset.

    Attributes:
        about: what `dataset.json` says: the recipe, the plan, the formats, the versions, the stamp.
    """

    def __init__(self, root: str | Path) -> None:
        self.root = Path(root)
        self.about = _json(self.root / MANIFEST)
        if (self.about.get("format"), self.about.get("version")) != (FORMAT, VERSION):
            raise DatasetError(f"{self.root} holds no dataset of format {FORMAT} {VERSION}")
        try:
            self.plan = Plan(
                {str(k): int(v) for k, v in self.about["plan"]["groups"].items()},
                int(self.about["plan"]["size"]),
            )
            self.formats: tuple[str, ...] = tuple(self.about["formats"])
            self.stamp = str(self.about["stamp"])
            self.name = str(self.about["name"])
            if self.plan.size < 1 or min(self.plan.groups.values(), default=0) < 0:
                raise ValueError("its plan isn't one")
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise DatasetError(
                f"{self.root / MANIFEST} can't be read: {type(error).__name__}: {error}"
            ) from None

    @classmethod
    def begin(cls, root: str | Path, about: Mapping[str, Any]) -> Dataset:
        """The dataset in a folder, begun or gone on with.

        Raises:
            DatasetError: where the folder holds another one; nothing is touched then.
        """
        root = Path(root)
        whole = {"format": FORMAT, "version": VERSION, **about}
        if (root / MANIFEST).exists():
            found = cls(root)
            if found.stamp != about["stamp"]:
                differs = _differing(found.about, whole)
                raise DatasetError(
                    f"{root} holds a dataset of another recipe or version (different: {', '.join(differs)}); "
                    "take another folder, or remove that one"
                )
            return found
        if root.exists() and any(entry.name not in (MAKING, MANIFEST) for entry in root.iterdir()):
            # Another run of the same export may have begun it since.
            if (root / MANIFEST).exists():
                return cls.begin(root, about)
            raise DatasetError(f"{root} isn't empty and holds no dataset; take another folder")
        (root / MAKING).mkdir(parents=True, exist_ok=True)
        settle(root / MANIFEST, json_bytes(whole))
        return cls(root)

    def __repr__(self) -> str:
        return f"<Dataset {self.name}: {self.plan.total:,} groups in {len(self.plan):,} shards>"

    # -- shards --------------------------------------------------------------------------------------

    @property
    def shards(self) -> Iterator[Shard]:
        return iter(self.plan)

    @property
    def splits(self) -> tuple[str, ...]:
        return tuple(split for split, groups in self.plan.groups.items() if groups)

    def receipt(self, shard: Shard) -> dict[str, Any] | None:
        """The receipt of a shard; None where the shard isn't done."""
        path = receipt_path(self.root, shard)
        return _json(path) if path.exists() else None

    def done(self, shard: Shard) -> bool:
        """Whether a shard is there: its receipt, and every file in its size."""
        receipt = self.receipt(shard)
        if receipt is None or receipt.get("stamp") != self.stamp:
            return False
        return all(is_there(self.root, relative, told) for relative, told in receipt["files"].items())

    def missing(self) -> list[Shard]:
        return [shard for shard in self.shards if not self.done(shard)]

    # -- records -------------------------------------------------------------------------------------

    @cached_property
    def archive(self) -> Archive:
        return archive_of(self.formats)

    def records(self, split: str | None = None) -> Iterator[Record]:
        """All records, or those of a split, in order. Shards that aren't done are left out.

        Raises:
            DatasetError: for a split that there isn't.
        """
        if split is not None and split not in self.plan.groups:
            raise DatasetError(f"{self.name} has no split {split!r}: there is {', '.join(self.plan.groups)}")
        for shard in self.shards:
            if split in (None, shard.split) and receipt_path(self.root, shard).exists():
                yield from self.read(shard)

    def read(self, shard: Shard) -> Iterator[Record]:
        """The records of a shard."""
        return self.archive.read(self.root / self.archive.path(shard))

    def receipts(self) -> Iterator[dict[str, Any]]:
        for shard in self.shards:
            found = self.receipt(shard)
            if found is not None:
                yield found

    def tally(self) -> Tally:
        """What is in it, by its receipts."""
        return Tally.sum(Tally(r["tally"]) for r in self.receipts())


def _json(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            raise DatasetError(f"{path} is too large to be read")
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise DatasetError(f"there is no {path}: is {path.parent} a dataset?") from None
    except (OSError, ValueError, RecursionError) as error:
        raise DatasetError(f"{path} can't be read: {getattr(error, 'strerror', None) or error}") from None
    if not isinstance(found, dict):
        raise DatasetError(f"{path} can't be read: it holds no object")
    return found


def _differing(one: Mapping[str, Any], other: Mapping[str, Any], before: str = "") -> list[str]:
    """Which parts of two descriptions differ."""
    out = []
    for key in sorted({*one, *other} - {"stamp"}):
        a, b = one.get(key), other.get(key)
        if isinstance(a, dict) and isinstance(b, dict) and before.count(".") < 1:
            out += _differing(a, b, f"{before}{key}.")
        elif a != b:
            out.append(f"{before}{key}")
    return out
