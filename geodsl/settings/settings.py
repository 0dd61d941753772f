"""Settings: a frozen dataclass whose fields say what they take; all that can't be is refused together, at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, ClassVar, Self

from geodsl.errors import GeodslError
from geodsl.settings.checks import Check, nearest

__all__ = ["Settings", "SettingsError", "default_of", "setting"]


class SettingsError(GeodslError, ValueError):
    """Raised when settings ask for what can't be; `problems` lists all that is wrong."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def setting(default: Any, check: Check, help: str, *, how: bool = False) -> Any:
    """A field of settings.

    Args:
        how: whether it says how the work is done, not what comes of it: no byte depends on it.
    """
    told = {"check": check, "help": help, "how": how}
    if isinstance(default, dict):
        return field(default_factory=lambda: default, metadata=told)
    return field(default=default, metadata=told)


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Fields made by `setting`; in a file they are keys, on the command line options.

    Attributes:
        error: what is raised where they can't be.
        paths: the fields that name files, which a file of settings tells from where it lies.
    """

    error: ClassVar[type[SettingsError]] = SettingsError
    paths: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        problems = []
        for f in fields(self):
            object.__setattr__(self, f.name, value := _frozen(getattr(self, f.name)))
            expected = f.metadata["check"](value)
            if expected is not None:
                problems.append(f"{f.name}: expected {expected}; found {shown(value)}")
        if problems := problems or self.together():
            raise self.error(problems)

    def together(self) -> list[str]:
        """What can't be for several fields together, asked once each of them can be."""
        return []

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Self:
        """The settings of some fields; unknown names and wrong values are told all at once.

        Raises:
            SettingsError: listing everything that is wrong.
        """
        names = [f.name for f in fields(cls)]
        problems = [f"{n}: there is no such field{nearest(n, names)}" for n in told if n not in names]
        try:
            made = cls(**{k: v for k, v in told.items() if k in names})
        except SettingsError as error:
            problems += error.problems
        if problems:
            raise cls.error(problems)
        return made

    def to_json(self) -> dict[str, Any]:
        """Every field on which bytes depend."""
        found = {f.name: getattr(self, f.name) for f in fields(self) if not f.metadata["how"]}
        told: dict[str, Any] = json.loads(json.dumps(found))
        return told


def default_of(f: Field[Any]) -> Any:
    """What a field usually is."""
    if f.default is not MISSING or f.default_factory is MISSING:
        return f.default
    return f.default_factory()


def shown(value: Any) -> str:
    """A value as it is told in an error."""
    told = json.dumps(value, ensure_ascii=False, default=str)
    return told if len(told) <= 60 else f"{told[:57]}..."


def _frozen(value: Any) -> Any:
    """Lists as tuples, also within tables."""
    if isinstance(value, list):
        return tuple(_frozen(v) for v in value)
    if isinstance(value, Mapping):
        return {k: _frozen(v) for k, v in value.items()}
    return value
