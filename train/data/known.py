"""What is known of a picture and what a caption says, as sets of hashed facts.

A fact goes by 64 bits of its canonical key: AB = CD and DC = BA are one. Of a picture is known what its record lists,
what follows from that, and what its group lets one be sure isn't so. Whatever is in neither set is unsure, never false:
nobody has looked whether it nearly holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from geodsl.dataset.record import HARD_POSITIVE, Record
from geodsl.entailment import closure, excluded
from geodsl.language.term import Fact, Term
from geodsl.objects import Ref
from perturb.solving.aim import Was
from perturb.verifying.entries import fact_of
from train.data.errors import DataError

__all__ = ["Known", "Said", "hashed"]

_REMEMBERED = 100_000  # facts, of which the same few return again and again
_SHELVES = {
    "points": "point",
    "circles": "circle",
    "lines": "line",
    "numbers": "number",
    "degrees": "degrees",
}
_LIKE_NUMBERS = {"length": "number", "area": "number"}  # a length without a unit is a number
_TYPES = {*_SHELVES.values(), "ray", "segment", "arc", "region"}


def hashed(text: str) -> int:
    """64 bits of a text, never 0, which stands for nothing."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "little", signed=True) or 1


class Said(NamedTuple):
    """What a caption says.

    Attributes:
        facts: each fact's own number.
        names: of all that they speak of, types included.
    """

    facts: tuple[int, ...]
    names: tuple[int, ...]


class _Told(NamedTuple):
    """What one fact amounts to, by numbers."""

    own: int
    true: tuple[int, ...]
    false: tuple[int, ...]
    names: tuple[int, ...]


@dataclass(frozen=True)
class Known:
    """What is known of one picture.

    Attributes:
        true, false: numbers of facts.
        names: of all that it has, types included.
    """

    true: frozenset[int]
    false: frozenset[int]
    names: frozenset[int]


class Table:
    """The facts of one record.

    Raises:
        DataError: where they aren't written as facts are.
    """

    def __init__(self, record: Record) -> None:
        self.record = record
        try:
            self.told = [_told(entry, record.key) for entry in record.data["facts"]]
            self.members: Sequence[Mapping[str, Any]] = record.data["members"]
            # What captions of a group speak of is clear of all its members.
            self.topics = {
                k for m in self.members if m["role"] != HARD_POSITIVE for k in m["caption"]["facts"]
            }
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise _unreadable(record, error) from None

    def said(self, told: Mapping[str, Any]) -> Said:
        """What a caption, or a text, says."""
        try:
            facts = [self.told[k] for k in told["facts"]]
        except (KeyError, TypeError, IndexError) as error:
            raise _unreadable(self.record, error) from None
        return Said(
            tuple(dict.fromkeys(f.own for f in facts)),
            tuple(dict.fromkeys(n for f in facts for n in f.names)),
        )

    def known(self, k: int) -> Known:
        """What is known of a member that isn't a hard positive."""
        try:
            return self._known(k)
        except (KeyError, TypeError, IndexError, AttributeError) as error:
            raise _unreadable(self.record, error) from None

    def _known(self, k: int) -> Known:
        member = self.members[k]
        listed = {*member["facts"], *member["ink"]}
        true = frozenset(n for f in listed for n in self.told[f].true)
        false = {self.told[f].own for f in self._false(k) if f not in listed}
        false |= {n for f in listed for n in self.told[f].false}
        # What is true of it speaks of nothing that it hasn't.
        names = {*_names(member), *(n for f in listed for n in self.told[f].names)}
        return Known(true, frozenset(false - true), frozenset(names))

    def _false(self, k: int) -> Iterator[int]:
        """Numbers of facts that aren't true of a member, and clearly so, where it doesn't list them."""
        yield from self.topics
        if k:
            certificate = self.members[k]["certificate"]
            unclear = set(certificate["unclear"])
            yield from (f for f in certificate["broken"] if f not in unclear)
            return
        for other in self.members:
            if other["certificate"] is not None:
                yield from other["certificate"]["newly_true"]
        for text in self.record.texts:
            yield from (text["facts"][f] for f in text["false"])


_memory: dict[tuple[str, str], _Told] = {}


def _told(entry: Mapping[str, Any], group: str) -> _Told:
    key = entry["text"], repr(entry["term"])
    found = _memory.get(key)
    if found is None:
        fact = fact_of(entry)
        if any(t.tag is not None or isinstance(t, Was) for t in fact.walk()):
            return _private(fact, group)
        if len(_memory) >= _REMEMBERED:
            _memory.clear()
        found = _memory[key] = _Told(
            hashed(fact.key),
            tuple(hashed(key) for key in sorted(closure([fact]))),
            tuple(hashed(f.key) for f in excluded(fact)),
            tuple(sorted(_spoken_of(fact))),
        )
    return found


def _private(fact: Fact, group: str) -> _Told:
    """One that means something in its own group alone: it speaks of what was, or of something drawn on its own."""
    own = hashed(f"{group}\n{fact.key}")
    return _Told(own, (own,), (), tuple(sorted(_spoken_of(fact))))


def _spoken_of(term: Term) -> set[int]:
    return {
        hashed(f"{t.name}:{kind}")
        for t in term.walk()
        if isinstance(t, Ref) and (kind := _LIKE_NUMBERS.get(t.type, t.type)) in _TYPES
    }


def _names(member: Mapping[str, Any]) -> Iterator[int]:
    """Of everything that a member has."""
    for shelf, kind in _SHELVES.items():
        yield from (hashed(f"{name}:{kind}") for name in member[shelf])
    yield from (hashed(f"{name}:{curve['type']}") for name, curve in member["curves"].items())
    yield from (hashed(f"{name}:region") for name in member["regions"])


def _unreadable(record: Record, error: Exception) -> DataError:
    return DataError(
        f"the facts of the group {record.key} can't be read ({type(error).__name__}: {error}); "
        "`geodsl verify` says what is wrong with the dataset"
    )
