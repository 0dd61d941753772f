"""What goes across shards: families and programs in one split each, one program under one name, no file unknown."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from stat import S_ISREG

from geodsl.dataset.beside import MAKING
from perturb.groups.verifying.finding import Finding
from perturb.groups.verifying.shard import Looked
from perturb.groups.verifying.sources import Origin

__all__ = ["Across", "unknown"]

_NAMED = 20  # unknown files that are named


class Across:
    """What all shards so far have said of their programs."""

    def __init__(self) -> None:
        self.splits: dict[tuple[str, str], dict[str, str]] = {}
        self.named: dict[str, tuple[Origin, str]] = {}

    def add(self, looked: Looked) -> Iterator[Finding]:
        """What a shard says against those before it."""
        split, name = looked.shard.split, looked.shard.name
        for origin, key in looked.origins.items():
            for what, which in (("family", origin.family), ("program", origin.hash)):
                there = self.splits.setdefault((what, which), {})
                if split not in there and there:
                    other, first = next(iter(there.items()))
                    yield Finding(f"its {what} {which!r} is in the split {other!r}, too ({first})", name, key)
                there.setdefault(split, key)
            if origin.source != "sampler":
                told, first = self.named.setdefault(origin.source, (origin, key))
                if told != origin:
                    yield Finding(f"its program {origin.source!r} is told otherwise in {first}", name, key)


def unknown(root: Path, known: Collection[str], *, whole: bool) -> Iterator[Finding]:
    """Files that nothing tells of.

    Args:
        known: all that there should be; folders that are told as one end with a slash.
        whole: whether `known` has the files of the whole dataset, too.
    """
    folders = {relative.removesuffix("/") for relative in known if relative.endswith("/")}
    plain = set(known)
    tops = {relative.partition("/")[0] for relative in known}
    count = 0
    for where, inner, names in os.walk(root):
        here = Path(where).relative_to(root).as_posix()
        before = "" if here == "." else f"{here}/"
        for name in sorted(inner):
            path = Path(where) / name
            if before + name == MAKING:
                yield Finding(
                    f"an export has left unfinished work in {MAKING}: the same export goes on with it"
                )
            elif path.is_symlink():
                yield Finding(f"{before}{name} is a link")
        inner[:] = sorted(n for n in inner if before + n not in folders and before + n != MAKING)
        for name in sorted(names):
            relative = before + name
            if relative in plain:
                continue
            # Without the shards one can't tell which files of the whole there should be.
            loose = (before.partition("/")[0] in tops and before != "receipts/") or relative == "README.md"
            if not whole and loose and S_ISREG((Path(where) / name).lstat().st_mode):
                continue
            count += 1
            if count <= _NAMED:
                yield Finding(f"{relative[:200]} is no file of the dataset")
    if count > _NAMED:
        yield Finding(f"{count - _NAMED:,} more files aren't files of the dataset")
