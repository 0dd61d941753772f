"""A wording: one way to say a fact of one kind, written down as a template that is filled and recognised again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geodsl.language.term import Fact

__all__ = ["BARE", "EITHER", "NOUN", "REGISTERS", "Place", "Wording", "slot_types", "wordings"]

REGISTERS = ("terse", "textbook", "descriptive")
EITHER, BARE, NOUN = (
    "",
    "!",
    "+",
)  # how a slot's thing is called: as one likes, by letters alone, with its noun

_SLOT = re.compile(r"\{(\w+)([!+]?)\}")


@dataclass(frozen=True)
class Place:
    """A slot in a wording."""

    slot: str
    form: str = EITHER


@dataclass(frozen=True)
class Wording:
    """A clause with slots.

    Attributes:
        kind: the name of the class of facts that it says.
        text: the template.
        registers: in which it is used.
        parts: texts and places, in turn.
        many: the slot in which it takes several things, to say several facts at once.
    """

    kind: str
    text: str
    registers: tuple[str, ...]
    parts: tuple[str | Place, ...]
    many: str | None = None

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return tuple(p for p in self.parts if isinstance(p, Place))

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """Its own words; the longest first, since it is the one that is missed most often."""
        return tuple(sorted((p for p in self.parts if isinstance(p, str)), key=lambda t: (-len(t), t)))

    @cached_property
    def subject(self) -> str | None:
        """The slot that it is about: what comes first, alone."""
        first = self.parts[0]
        if not isinstance(first, Place) or first.slot in LISTS or first.slot == self.many:
            return None
        after = self.parts[1] if len(self.parts) > 1 else ""
        assert isinstance(after, str)
        return first.slot if after[:1].strip() != "," and not _JOINED.match(after) else None

    def fill(self, said: Mapping[str, str]) -> str:
        """The clause, with words for every slot."""
        return "".join(p if isinstance(p, str) else said[p.slot] for p in self.parts)


LISTS = frozenset(("points", "lines", "within", "holes"))
_JOINED = re.compile(r" and |和|与|、|\s?[=:∥⟂⊥≅≌∼∽~<>≤∈∩]")


def wordings(kind: type[Fact], told: str, many: str | None = None) -> tuple[Wording, ...]:
    """The wordings of a kind of fact, one a line, each after the register that it belongs to.

    Raises:
        ValueError: where a line has a register or a slot that there isn't.
    """
    out = []
    for line in filter(None, map(str.strip, told.strip().splitlines())):
        head, colon, rest = line.partition(": ")
        registers = (head,) if colon and head in REGISTERS else REGISTERS[1:]
        text = rest if colon and head in REGISTERS else line
        parts: list[str | Place] = []
        end = 0
        for match in _SLOT.finditer(text):
            if match.start() > end:
                parts.append(text[end : match.start()])
            parts.append(Place(match[1], match[2]))
            end = match.end()
        if end < len(text):
            parts.append(text[end:])
        wording = Wording(kind.__name__, text, registers, tuple(parts), many)
        names = [p.slot for p in wording.places]
        if sorted(names) != sorted(kind.fields):
            raise ValueError(f"{kind.__name__} has {', '.join(kind.fields)}: {line!r}")
        out.append(wording)
    return tuple(out)


_KEPT: dict[Any, Mapping[str, str]] = {}


def slot_types(kind: Any) -> Mapping[str, str]:
    """The types of a class's slots, by their names."""
    found = _KEPT.get(kind)
    if found is None:
        found = _KEPT[kind] = {slot.name: slot.type for slot in kind.slots}
    return found
