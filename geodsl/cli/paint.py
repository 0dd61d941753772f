"""Text for a terminal: colour where it is wanted, and nothing that would steer the terminal itself."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from grammar import Diagnostic

__all__ = ["clean", "diagnostic", "show", "show_json", "wants_colour"]

_COLOURS = {"error": "red", "warning": "yellow"}
_HELP = re.compile(r"^  (expected|found|hint|fix):", re.MULTILINE)
_CARETS = re.compile(r"^( *\| *)(\^+)$", re.MULTILINE)


def wants_colour() -> bool:
    """Whether colour is allowed; whether a stream is a terminal is click's to find out."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def clean(text: str) -> str:
    """The text without control characters: it may come from anywhere and is shown on a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in text)


def diagnostic(found: Diagnostic) -> str:
    """A finding as it is shown: `Diagnostic.render` in colour."""
    colour = _COLOURS[found.severity.value]
    head, _, rest = clean(found.render()).partition("\n")
    kind = f"{found.severity.value} {found.code}:"
    head = head.replace(kind, click.style(kind, fg=colour, bold=True), 1)
    rest = _CARETS.sub(lambda m: m[1] + click.style(m[2], fg=colour, bold=True), rest)
    rest = _HELP.sub(lambda m: "  " + click.style(m[1], fg="cyan") + ":", rest)
    return f"{head}\n{rest}" if rest else head


def show(text: str, *, err: bool = False) -> None:
    """Print a line; a progress bar that is up makes room for it."""
    if "tqdm" in sys.modules:
        from tqdm import tqdm

        with tqdm.external_write_mode():
            click.echo(text, err=err)
    else:
        click.echo(text, err=err)


def show_json(data: Any) -> None:
    """Print data as JSON: readable where the stream takes every character, in ASCII elsewhere."""
    import json

    utf8 = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "").startswith("utf8")
    show(json.dumps(data, indent=2, ensure_ascii=not utf8))
