"""A phrase as it is declared: `foot of {P: point} on {l: line}`.

A template is written down once, with the class whose phrase it is; from it come parsing,
printing, documentation and the hints of diagnostics.

`{self}` behind the first word is the optional place for the thing's own name: `circle {self}
center {O: point} radius {r: length}` is read with and without it. `{self: point}` is a place where
the name must stand. `{O: new point}` may introduce a point that nothing else defines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from geodsl.language.types import LISTS

__all__ = ["SELF", "Slot", "Template", "templates"]

SELF = "self"
_PART = re.compile(r"\{(\w+)(?::\s*(new\s+)?(\w+))?\}|([^\s{}]+)")


@dataclass(frozen=True)
class Slot:
    """A typed place in a phrase."""

    name: str
    type: str
    new: bool = False

    @property
    def many(self) -> bool:
        return self.type in LISTS


@dataclass(frozen=True)
class Template:
    """A phrase of the class `owner`: literal words and slots in turn."""

    text: str
    elements: tuple[str | Slot, ...]
    owner: Any  # a class of terms, or a phrase that a program defines
    literals: frozenset[str]

    @property
    def slots(self) -> tuple[Slot, ...]:
        return tuple(e for e in self.elements if isinstance(e, Slot))

    @property
    def plain(self) -> str:
        """The phrase without the marks that only the matcher needs."""
        return (
            self.text.replace("{self} ", "").replace("new ", "").replace("{self: ", "{P: ").replace(" ,", ",")
        )

    def __str__(self) -> str:
        return self.text


def templates(owner: type, text: str) -> list[Template]:
    """All readings of one declared phrase: with the optional `{self}` and without."""
    elements: list[str | Slot] = []
    optional = False
    for name, new, kind, word in _PART.findall(text):
        if word:
            elements.append(word)
        elif name == SELF and not kind:
            optional = True
            elements.append(Slot(SELF, "name"))
        elif kind:
            elements.append(Slot(name, kind, bool(new)))
        else:
            raise TypeError(f"{owner.__name__}: the slot {{{name}}} in {text!r} needs a type")
    if not elements or all(isinstance(e, Slot) for e in elements):
        raise TypeError(f"{owner.__name__}: the phrase {text!r} needs at least one word")
    out = [_make(text, elements, owner)]
    if optional:
        out.append(_make(text, [e for e in elements if not (isinstance(e, Slot) and e.name == SELF)], owner))
    return out


def _make(text: str, elements: list[str | Slot], owner: type) -> Template:
    literals = frozenset(e for e in elements if isinstance(e, str))
    return Template(text, tuple(elements), owner, literals)
