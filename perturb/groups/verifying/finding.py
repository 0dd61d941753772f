"""What is wrong with a dataset, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from geodsl.errors import GeodslError

__all__ = ["Finding", "NotThere", "capped", "reason"]

MOST = 200  # findings of one shard that are told


class NotThere(GeodslError, ValueError):
    """Raised when a part of a dataset can't be read so that anything in it could be looked at; the text says why."""


@dataclass(frozen=True)
class Finding:
    """One thing that isn't as it is said to be.

    Attributes:
        shard: its name; None where it is about the dataset as a whole.
        key: the record's.
        member: the number of its picture; the anchor's is 0.
    """

    what: str
    shard: str | None = None
    key: str | None = None
    member: int | None = None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    def __str__(self) -> str:
        where = self.key or self.shard or "the dataset"
        return f"{where}{'' if self.member is None else f', member {self.member}'}: {self.what}"


def capped(findings: Iterable[Finding], shard: str, most: int = MOST) -> Iterator[Finding]:
    """No more than so many, and one that says that there are others."""
    some = iter(findings)
    yield from islice(some, most)
    if next(some, None) is not None:
        yield Finding(f"there is more; only the first {most} findings are told", shard)


def reason(error: BaseException) -> str:
    """What an error says, in one line."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    lines = str(error).splitlines()
    said = (lines[0] if lines else "")[:300]
    return said if isinstance(error, GeodslError) and said else f"{type(error).__name__}: {said}"
