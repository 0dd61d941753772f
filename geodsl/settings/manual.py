"""Tables of settings on pages of documentation, made from what the fields say of themselves."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from geodsl.settings.settings import Settings, SettingsError, default_of

__all__ = ["filled", "table", "write"]


def table(kind: type[Settings]) -> str:
    """Every field of some settings with what it usually is and what it says."""
    rows = ["| field | usually | what it says |", "|---|---|---|"]
    rows += [f"| `{f.name}` | {_shown(default_of(f))} | {f.metadata['help']} |" for f in fields(kind)]
    return "\n".join(rows) + "\n"


def filled(page: str, name: str, text: str) -> str:
    """A page with a text between its marks `<!-- NAME -->` and `<!-- /NAME -->`.

    Raises:
        SettingsError: where the page hasn't these marks just once.
    """
    place = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", re.DOTALL)
    out, found = place.subn(lambda m: m[1] + text + m[2], page)
    if found != 1:
        raise SettingsError(
            [
                f"expected the marks <!-- {name} --> and <!-- /{name} --> once on the page; found them {found} times"
            ]
        )
    return out


def write(page: Path, change: Callable[[str], str]) -> None:
    """Write a page anew."""
    page.write_text(change(page.read_text("utf-8")), "utf-8")


def _shown(value: Any) -> str:
    if value is None or value in ((), {}):
        return ""
    if isinstance(value, dict):
        return "`{ " + ", ".join(f"{k} = {v}" for k, v in value.items()) + " }`"
    return f"`{json.dumps(value)}`"
