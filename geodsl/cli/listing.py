"""`geodsl list`: what the language knows."""

from __future__ import annotations

from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.paint import show, show_json

__all__ = ["listing"]

KINDS = ("constructions", "facts", "directives")


@click.command(
    "list",
    short_help="List the phrases of the language.",
    help="List the phrases of the language: how each is written, what it makes, what it means.",
    epilog=options.example("geodsl list constructions", "geodsl list facts --json"),
)
@click.argument("kind", type=click.Choice(KINDS), metavar="|".join(KINDS))
@options.as_json
def listing(kind: str, as_json: bool) -> None:
    import geodsl

    entries = [_entry(word) for word in getattr(geodsl.vocabulary(), kind)]
    entries.sort(key=lambda e: (e["phrases"], e["name"]))
    if as_json:
        show_json(entries)
    else:
        show("\n".join(_table(entries, with_makes=kind == "constructions")))


def _entry(word: Any) -> dict[str, Any]:
    import geodsl

    makes = word.makes
    if isinstance(makes, property):  # it is the arguments that say
        makes = "quantity" if issubclass(word, geodsl.Quantity) else "several"
    return {
        "name": word.__name__,
        "phrases": list(word.phrases),
        "makes": list(makes) if isinstance(makes, tuple) else makes,
        "doc": ((word.__doc__ or "").strip().splitlines() or [""])[0],  # `python -OO` leaves no docstrings
    }


def _table(entries: list[dict[str, Any]], *, with_makes: bool) -> list[str]:
    """One row a phrase; what it makes and what it means stand beside the first."""
    rows = [("phrase", "makes", "meaning")]
    for entry in entries:
        makes = entry["makes"]
        made = ", ".join(makes) if isinstance(makes, list) else str(makes or "")
        rows += [(p, "" if k else made, "" if k else entry["doc"]) for k, p in enumerate(entry["phrases"])]
    wide, middle = (max(len(row[k]) for row in rows) for k in (0, 1))
    lines = []
    for k, (phrase, made, doc) in enumerate(rows):
        line = f"{phrase:<{wide}}  " + (f"{made:<{middle}}  " if with_makes else "") + doc
        lines.append(line.rstrip() if k else click.style(line.rstrip(), bold=True))
    return lines
