"""A tongue: a language's wordings, nouns and joints, gathered from its folder.

Another language is another folder beside `english`: `CODE` and `NAME` in its `__init__`, `nouns`, `joining`, and
modules of `wordings`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from geodsl.language.vocabulary import standard
from geodsl.words.naming import Naming
from geodsl.words.wording import REGISTERS, Wording, wordings

__all__ = ["Together", "Tongue", "languages", "tongue"]


@dataclass(frozen=True)
class Together:
    """Wordings for several facts of a kind that differ in one slot: `A, B and C lie on w`."""

    kind: str
    slot: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True)
class Tongue:
    """One language."""

    code: str
    name: str
    wordings: Mapping[str, tuple[Wording, ...]]
    together: Mapping[str, Together]
    naming: Naming
    joiners: Mapping[str, tuple[str, ...]]
    frames: Mapping[str, tuple[str, ...]]
    stop: str
    space: str
    pause: str
    it: str

    @cached_property
    def by_register(self) -> Mapping[tuple[str, str], tuple[Wording, ...]]:
        """The wordings of a kind in a register; all there are where it has none of its own."""
        return {
            (kind, register): tuple(w for w in some if register in w.registers) or some
            for kind, some in self.wordings.items()
            for register in REGISTERS
        }

    @cached_property
    def slots(self) -> dict[Any, Any]:
        """What is remembered of facts: what their parts may be called."""
        return {}

    @cached_property
    def every_joiner(self) -> tuple[str, ...]:
        """Whatever may stand between two clauses, the longest first."""
        return tuple(sorted({j for some in self.joiners.values() for j in some}, key=lambda j: (-len(j), j)))

    @cached_property
    def every_frame(self) -> tuple[str, ...]:
        """Whatever may stand before the first clause, the longest first."""
        found = {f for some in self.frames.values() for f in some if f}
        return tuple(sorted(found, key=lambda f: (-len(f), f)))


@lru_cache(maxsize=1)
def languages() -> Mapping[str, str]:
    """The languages that there are: codes, and the packages that hold them."""
    found = {}
    for module in iter_modules([str(Path(__file__).parent)]):
        if module.ispkg:
            package = import_module(f"geodsl.words.{module.name}")
            code = getattr(package, "CODE", None)
            if code is not None:
                found[code] = package.__name__
    return found


@lru_cache(maxsize=8)
def tongue(code: str) -> Tongue:
    """The language of a code, such as `en`.

    Raises:
        ValueError: where there is none of that code.
    """
    if code not in languages():
        raise ValueError(f"there are no words in {code!r}: languages are {', '.join(sorted(languages()))}")
    package = languages()[code]
    nouns, joining = (import_module(f"{package}.{part}") for part in ("nouns", "joining"))
    naming = Naming(
        named=nouns.NAMED,
        only=nouns.ONLY,
        roles=nouns.ROLES,
        terms=nouns.TERMS,
        looks=nouns.LOOKS,
        between=(joining.LIST, joining.LAST),
    )
    return Tongue(
        code=code,
        name=import_module(package).NAME,
        wordings=_gathered(package),
        together=_together(joining),
        naming=naming,
        joiners=joining.JOINERS,
        frames=joining.FRAMES,
        stop=joining.STOP,
        space=joining.SPACE,
        pause=joining.PAUSE,
        it=joining.IT,
    )


def _gathered(package: str) -> dict[str, tuple[Wording, ...]]:
    rooms = import_module(f"{package}.wordings")
    kinds = standard().kinds
    found: dict[str, tuple[Wording, ...]] = {}
    for module in sorted(iter_modules(rooms.__path__), key=lambda m: m.name):
        for kind, told in import_module(f"{rooms.__name__}.{module.name}").WORDINGS.items():
            if kind in found:
                raise ValueError(f"{kind} has its words in two places")
            found[kind] = wordings(kinds[kind], told)  # type: ignore[arg-type]
    return found


def _together(joining: ModuleType) -> dict[str, Together]:
    kinds = standard().kinds
    return {
        kind: Together(kind, slot, wordings(kinds[kind], told, slot))  # type: ignore[arg-type]
        for kind, (slot, told) in joining.TOGETHER.items()
    }
