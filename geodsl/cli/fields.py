"""Settings as options of a command: made from their own declaration, and read by it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import Field, fields
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from geodsl.settings import Settings

__all__ = ["settings_command", "told_fields"]

_RANGE = re.compile(r"(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$")

Kind = Callable[[], "type[Settings]"]
"""Gives the settings' class: it is imported only when a command is used."""


def settings_command(kind: Kind) -> type[click.Command]:
    """A kind of command whose options include the fields of some settings."""

    class SettingsCommand(click.Command):
        def get_params(self, ctx: click.Context) -> list[click.Parameter]:
            own = super().get_params(ctx)
            return [*own[:-1], *(_option(f) for f in fields(kind())), own[-1]]

    return SettingsCommand


def _option(f: Field[Any]) -> click.Option:
    from geodsl.settings import default_of

    default = default_of(f)
    name = f"--{f.name.replace('_', '-')}"
    told = f.metadata["help"]
    if isinstance(default, bool):
        return click.Option([f"{name}/--no-{name[2:]}", f.name], default=None, help=told)
    usual = "" if default in (None, (), {}) else f" Usually {_shown(default)}."
    return click.Option([name, f.name], metavar=_metavar(str(f.type)), help=told + usual)


def _metavar(kind: str) -> str:
    if "Mapping" in kind:
        return "NAME=VALUE,…"
    if "tuple" in kind:
        return "A,B,…"
    return "N" if "int" in kind or "float" in kind else "TEXT"


def _shown(default: Any) -> str:
    if isinstance(default, tuple):
        return ",".join(map(str, default))
    if isinstance(default, dict):
        return ",".join(f"{k}={v:g}" for k, v in default.items())
    return str(default)


def told_fields(kind: type[Settings], options: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that were given, as a file of settings would have them."""
    types = {f.name: str(f.type) for f in fields(kind)}
    return {k: _value(v, types[k]) for k, v in options.items() if v is not None}


def _value(text: Any, kind: str) -> Any:
    if not isinstance(text, str):
        return text
    if "Mapping" in kind:
        pairs = [part.partition("=") for part in text.split(",") if part]
        return {name.strip(): _knob(value.strip()) for name, _, value in pairs}
    if "tuple" in kind:
        inner = "str" if "str" in kind else "float" if "float" in kind else "int"
        parts = text.replace("..", ",").split(",") if inner == "float" else text.split(",")
        return tuple(_plain(part.strip(), inner) for part in parts if part.strip())
    return _plain(text, "float" if "float" in kind else "int" if "int" in kind else "str")


def _knob(text: str) -> Any:
    """A value in a table: `4..8`, `0.3`, or names joined by `+`."""
    match = _RANGE.match(text)
    if match:
        return _plain(match[1], "float"), _plain(match[2], "float")
    found = _plain(text, "float")
    if isinstance(found, str) and "+" in found:
        return tuple(found.split("+"))
    return found


def _plain(text: str, kind: str) -> Any:
    """A number where one is meant and there is one; else the text, which the settings then refuse by name."""
    if kind == "str":
        return text
    for made in (int, float) if kind == "float" else (int,):
        try:
            return made(text)
        except ValueError:
            continue
    return text
