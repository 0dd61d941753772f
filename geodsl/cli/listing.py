"""`geodsl list`: what the language knows."""

from __future__ import annotations

from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.paint import show, show_json

__all__ = ["listing"]

PHRASES = ("constructions", "facts", "directives")
KINDS = (*PHRASES, "marks", "styles", "operators")


@click.command(
    "list",
    short_help="List phrases, signs of marks, styles, operators.",
    help="List the phrases of the language: how each is written, what it makes, what it means; the facts that "
    "can be marked, with their signs; the styles of pictures; or the operators that perturb a diagram.",
    epilog=options.example("geodsl list constructions", "geodsl list facts --json", "geodsl list styles"),
)
@click.argument("kind", type=click.Choice(KINDS), metavar="|".join(KINDS))
@options.as_json
def listing(kind: str, as_json: bool) -> None:
    import geodsl

    if kind in PHRASES:
        entries = [_entry(word) for word in getattr(geodsl.vocabulary(), kind)]
        entries.sort(key=lambda e: (e["phrases"], e["name"]))
    else:
        entries = {"marks": _marks, "styles": _styles, "operators": _operators}[kind]()
    if as_json:
        show_json(entries)
    elif kind in PHRASES:
        show("\n".join(_table(entries, with_makes=kind == "constructions")))
    elif kind == "operators":
        show("\n".join(_rows(("operator", "severity", "family", "meaning"), _told(entries))))
    else:
        head = ("phrase", "sign") if kind == "marks" else ("style", "look")
        rows = [(phrase, e["sign"]) for e in entries for phrase in e["phrases"]] if kind == "marks" else []
        rows = rows or [(e["name"], e["doc"]) for e in entries]
        show("\n".join(_columns(head, rows)))


def _marks() -> list[dict[str, Any]]:
    """The kinds of facts that have a sign."""
    from geodsl.ink.shown import SIGNS

    found = [
        {
            "name": kind.__name__,
            "phrases": [f"mark {text.replace('new ', '')}" for text in kind.phrases],
            "sign": entry.sign,
        }
        for kind, entry in SIGNS.items()
    ]
    return sorted(found, key=lambda e: (e["sign"], e["phrases"]))


def _styles() -> list[dict[str, Any]]:
    from geodsl.picture.looks.styles import STYLES

    return [{"name": style.name, "doc": style.doc} for style in STYLES.values()]


def _operators() -> list[dict[str, Any]]:
    """The ways to perturb a diagram."""
    from perturb.operators import operators

    return [
        {
            "name": kind.title(),
            "phrases": list(kind.phrases),
            "family": kind.family,
            "edits": kind.edits,
            "unit": {"size": "% of the figure", "°": "degrees"}.get(kind.scale.unit, "count"),
            "perceptible": kind.scale.least,
            "usual": list(kind.scale.usual),
            "breaks": list(kind.kinds),
            "doc": ((kind.__doc__ or "").strip().splitlines() or [""])[0],
        }
        for kind in operators()
    ]


def _told(entries: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    def severity(entry: dict[str, Any]) -> str:
        low, high = entry["usual"]
        if entry["unit"] == "count":
            return f"{low:g}..{high:g}"
        factor, sign = (100, "%") if entry["unit"].startswith("%") else (1, "°")
        return f"{factor * low:g}{sign}..{factor * high:g}{sign}"

    return [
        (phrase, "" if k else severity(e), "" if k else e["family"], "" if k else e["doc"])
        for e in entries
        for k, phrase in enumerate(e["phrases"])
    ]


def _rows(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    wide = [max(len(row[k]) for row in (head, *rows)) for k in range(len(head))]
    lines = [
        "  ".join(f"{cell:<{w}}" for cell, w in zip(row, wide, strict=True)).rstrip() for row in (head, *rows)
    ]
    return [click.style(lines[0], bold=True), *lines[1:]]


def _columns(head: tuple[str, str], rows: list[tuple[str, str]]) -> list[str]:
    wide = max(len(row[0]) for row in (head, *rows))
    first, *lines = (f"{a:<{wide}}  {b}" for a, b in (head, *rows))
    return [click.style(first, bold=True), *lines]


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
