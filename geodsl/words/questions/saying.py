"""How questions are said: templates of a language, filled with what things are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from types import ModuleType

from geodsl.language.term import Term
from geodsl.objects import Polygon
from geodsl.words.questions.draw import Draw
from geodsl.words.questions.matter import Named
from geodsl.words.tongue import Tongue, languages, tongue

__all__ = ["Asking", "Saying", "asking", "opened"]

_SLOT = re.compile(r"\{(\w+)([!+]?)\}")
_SIZES = {3: "triangle", 4: "quadrilateral"}


@dataclass(frozen=True)
class Asking:
    """One language's ways of asking.

    Attributes:
        ways: by what is asked, the templates as texts and slots in turn.
    """

    code: str
    tongue: Tongue
    module: ModuleType
    ways: Mapping[str, tuple[tuple[str | tuple[str, str], ...], ...]]


@lru_cache(maxsize=8)
def asking(lang: str) -> Asking:
    """The ways of asking in a language.

    Raises:
        ValueError: where there is none of that code.
    """
    words = tongue(lang)
    module = import_module(f"{languages()[lang]}.asking")
    ways = {
        ask: tuple(_parted(line) for line in map(str.strip, told.strip().splitlines()) if line)
        for ask, told in module.ASKED.items()
    }
    return Asking(lang, words, module, ways)


def _parted(line: str) -> tuple[str | tuple[str, str], ...]:
    out: list[str | tuple[str, str]] = []
    end = 0
    for match in _SLOT.finditer(line):
        if match.start() > end:
            out.append(line[end : match.start()])
        out.append((match[1], match[2]))
        end = match.end()
    if end < len(line):
        out.append(line[end:])
    return tuple(out)


class Saying:
    """One picture's things in one language.

    Args:
        only: the curves at which no letter stands, each the only one of its kind.
    """

    def __init__(self, lang: str, only: frozenset[str]) -> None:
        self.asking = asking(lang)
        self.only = only
        self._called: dict[tuple[str, str], tuple[str, ...]] = {}

    def called(self, term: Term | Named) -> tuple[str, ...]:
        """What a thing is called, by letters alone first."""
        key = (type(term).__name__, term.key)
        found = self._called.get(key)
        if found is None:
            found = self._called[key] = self._ways(term)
        return found

    def _ways(self, term: Term | Named) -> tuple[str, ...]:
        if isinstance(term, Named):
            return (self.asking.module.SORTS[term][0],)
        kind = _SIZES.get(len(term.corners), "polygon") if isinstance(term, Polygon) else term.makes
        return self.asking.tongue.naming.ways(term, kind, self.only)

    def bare(self, term: Term | Named) -> str:
        return self.called(term)[0]

    def fill(self, ask: str, slots: Mapping[str, Term | Named], draw: Draw, said: str = "") -> str:
        """A question in one of its ways."""
        out = []
        way = draw.share()  # things of one kind are called in one way
        for part in draw.pick(self.asking.ways[ask]):
            if isinstance(part, str):
                out.append(part)
                continue
            slot, form = part
            if slot == "said":
                out.append(said)
                continue
            ways = self.called(slots[slot])
            first = 1 if form == "+" and len(ways) > 1 else 0
            out.append(ways[0] if form == "!" else ways[first + int(way * (len(ways) - first))])
        return opened("".join(out))

    def tail(self, text: str, form: str, draw: Draw) -> str:
        """The question with what is asked for besides."""
        tail = draw.pick(self.asking.module.TAILS[form])
        return f"{text}{self.asking.tongue.space}{tail}" if tail else text

    def listed(self, names: list[str]) -> str:
        return self.asking.tongue.naming._listed(names)


def opened(told: str) -> str:
    """A sentence with a capital at its start, but for a name: w is not W."""
    return told if not told[1:2].islower() else f"{told[:1].upper()}{told[1:]}"
