"""Leaks: what is in two splits that should be in one, and what is there twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geodsl.dataset.audit.alike import FINE, SAME, coarse, differing, pairs
from geodsl.dataset.audit.pictures import Ink, ink_of, shrunk
from geodsl.dataset.record import Record

__all__ = ["Leak", "Leaks"]

_EXAMPLES = 5
_LONE = "there is but one split"
_CONFIRMED = 20_000  # pairs of pictures that are compared at last


@dataclass(frozen=True)
class Leak:
    """Something that was looked for, and how often it was found.

    Attributes:
        kind: what was looked for.
        count: 0 as it should be.
        grave: whether it is a leak; else it is worth saying only.
        examples: where a few of them are.
    """

    kind: str
    count: int
    grave: bool
    examples: tuple[str, ...] = ()
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "count": self.count,
            "grave": self.grave,
            "examples": list(self.examples),
            "note": self.note,
        }


class Leaks:
    """Gathers what is where, record by record."""

    def __init__(self) -> None:
        self._families: dict[str, dict[str, str]] = {}  # splits, each with a key
        self._hashes: dict[str, dict[str, str]] = {}
        self._said: dict[bytes, tuple[str, str]] = {}  # split and place of a picture with its caption
        self._alike: list[str] = []  # pictures that are twice in a group
        self._again: dict[bool, list[str]] = {False: [], True: []}  # across splits or not
        self._splits: dict[str, int] = {}
        self._of: list[int] = []
        self._at: list[tuple[str, str]] = []  # key and file of each picture
        self._kept: list[NDArray[np.uint8]] = []

    def add(self, record: Record) -> None:
        key, split = record.key, record.split
        self._families.setdefault(record.family, {}).setdefault(split, key)
        self._hashes.setdefault(str(record.data["dataset"]["hash"]), {}).setdefault(split, key)
        number = self._splits.setdefault(split, len(self._splits))
        here: dict[bytes, str] = {}
        for member in record.members:
            ink = ink_of(member.image)
            picture, place = _digest(ink), f"{key} {member.name}"
            if picture in here:
                self._alike.append(f"{place} and {here[picture]}")
            here.setdefault(picture, member.name)
            said = blake2b(picture + member.caption.encode(), digest_size=16).digest()
            first = self._said.setdefault(said, (split, place))
            if first[1] != place:
                self._again[first[0] != split].append(f"{first[1]} and {place}")
            self._of.append(number)
            self._at.append((key, member.name))
            self._kept.append(coarse(ink.ink))

    def found(self, again: Callable[[], Iterator[Record]]) -> list[Leak]:
        """All that was looked for.

        Args:
            again: the records once more, to compare pictures that may be alike.
        """
        lone = _LONE if len(self._splits) < 2 else ""
        return [
            _across("families in several splits", self._families, lone),
            _across("programs in several splits", self._hashes, lone),
            self._near(again),
            _leak("equal pictures with equal captions in several splits", self._again[True], note=lone),
            _leak("equal pictures within a group", self._alike),
            _leak("equal pictures with equal captions in one split", self._again[False], grave=False),
        ]

    def _near(self, again: Callable[[], Iterator[Record]]) -> Leak:
        kind = "pictures nearly alike in several splits"
        if len(self._splits) < 2:
            return Leak(kind, 0, True, note=_LONE)
        candidates, left_out = pairs(np.stack(self._kept), self._of)
        more = max(0, len(candidates) - _CONFIRMED)
        candidates = candidates[:_CONFIRMED]
        wanted = {self._at[k] for pair in candidates for k in pair}
        fine: dict[tuple[str, str], NDArray[np.float32]] = {}
        if wanted:
            keys = {key for key, _ in wanted}
            for record in again():
                if (key := record.key) in keys:
                    for name, image in record.images.items():
                        if (key, name) in wanted:
                            fine[key, name] = shrunk(ink_of(image).ink, FINE)
        alike = [
            f"{' '.join(self._at[i])} and {' '.join(self._at[j])}"
            for i, j in candidates
            if differing(fine[self._at[i]], fine[self._at[j]]) <= SAME
        ]
        unseen = left_out + more
        note = f"{unseen:,} pairs of a crowd weren't compared" if unseen else ""
        return _leak(kind, alike, note=note)


def _digest(ink: Ink) -> bytes:
    return blake2b(repr(ink.grey.shape).encode() + ink.grey.tobytes(), digest_size=16).digest()


def _across(kind: str, places: dict[str, dict[str, str]], note: str) -> Leak:
    found = [f"{what[:60]!r}: {', '.join(at.values())}" for what, at in places.items() if len(at) > 1]
    return _leak(kind, found, note=note)


def _leak(kind: str, found: list[str], *, grave: bool = True, note: str = "") -> Leak:
    return Leak(kind, len(found), grave, tuple(found[:_EXAMPLES]), note)
