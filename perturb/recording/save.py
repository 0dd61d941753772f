"""A group as a folder: its pictures, `group.json`, and a page to look at it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from geodsl.picture.backends.png import encode
from perturb.blocks.groups import Group
from perturb.blocks.positives import Positive
from perturb.recording.record import FORMAT, record

__all__ = ["files", "image_names", "outdated"]

_PICTURE = re.compile(r"(?:positive|(?:positive|negative)_[0-9]+)\.png")  # as `image_names` has them


def image_names(members: int, positives: int = 0) -> list[str]:
    """What the pictures of a group are called: the anchor's, the negatives', those of the hard positives."""
    out = ["positive.png"]
    for kind, count in (("negative", members - 1), ("positive", positives)):
        width = max(2, len(str(count - 1)))
        out += [f"{kind}_{k:0{width}d}.png" for k in range(count)]
    return out


def outdated(record: bytes, names: Collection[str]) -> list[str]:
    """The pictures that the record of an earlier group lists and a new one doesn't write.

    Args:
        record: a `group.json`; one that isn't a group's lists nothing.
        names: what the new group writes.
    """
    try:
        data = json.loads(record)
        members = data["members"] if data["format"] == FORMAT else ()
        listed = [member["image"] for member in members]
    except (ValueError, TypeError, LookupError, RecursionError):
        return []
    return sorted({n for n in listed if isinstance(n, str) and _PICTURE.fullmatch(n)} - {*names})


def files(
    group: Group,
    positives: Sequence[Positive] = (),
    *,
    source: str,
    suite: str,
    style: str,
    more: dict[str, Any] | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The files of a group, by name; the page comes last.

    Args:
        more: further parts of the record: texts.
    """
    from perturb.sheet import page

    names = image_names(len(group.members), len(positives))
    members = [*group.members, *(p.member for p in positives)]
    pictures = [encode(m.picture.pixels) for m in members]
    data = record(group, positives, names, source=source, suite=suite, style=style, pictures=pictures)
    data |= more or {}
    yield from zip(names, pictures, strict=True)
    yield "group.json", (json.dumps(data, indent=1, ensure_ascii=False) + "\n").encode()
    yield "index.html", page(data, pictures).encode()
