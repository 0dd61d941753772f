"""`geodsl stats`: what is in a dataset, in figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.paint import clean, show, show_json
from geodsl.cli.work import PlainError

__all__ = ["stats"]

_MOST = 15  # rows of a table
_WIDEST = 70  # letters of a name
_COUNTS = (
    "groups",
    "star groups",
    "pictures",
    "anchors",
    "negatives",
    "hard positives",
    "texts",
    "questions",
)
_TITLES = {
    "operators": "changes, by operator",
    "facts": "changes, by kind of fact",
    "severities": "negatives, by severity in least visible gaps",
    "chapters": "groups, by chapter",
    "text_classes": "false captions, by class",
    "question_kinds": "questions, by kind",
    "question_forms": "questions, by form",
    "yes_or_no": "answers to yes or no",
}


@click.command(
    short_help="Count what is in a dataset.",
    help="Count what is in a dataset: groups, pictures, texts and questions; by split, operator, fact, severity and "
    "chapter; families; what was refused, and why; bytes by format. It is told by the receipts of the shards that are "
    "there, without reading them.",
    epilog=options.example("geodsl stats dataset/", "geodsl stats dataset/ --json"),
)
@click.argument("folder", metavar="DIR")
@options.as_json
def stats(folder: str, as_json: bool) -> None:
    from geodsl.dataset import Dataset
    from geodsl.dataset.stats import on_disk
    from geodsl.dataset.stats import stats as found_in
    from geodsl.errors import GeodslError

    try:
        dataset = Dataset(folder)
        found = {**found_in(dataset), "bytes_on_disk": on_disk(dataset)}
    except GeodslError as error:
        raise PlainError(str(error)) from None
    except OSError as error:
        raise PlainError(f"{folder} can't be read: {error.strerror or error}") from None
    if as_json:
        show_json(found)
        return
    for line in _page(found):
        show(line)


def _page(found: Mapping[str, Any]) -> Iterator[str]:
    done, of = found["shards"]["done"], found["shards"]["of"]
    yield click.style(clean(found["name"]), bold=True)
    counts = found["counts"]
    yield ", ".join(f"{counts[what]:,} {what}" for what in _COUNTS if counts.get(what)) or "nothing yet"
    shards = "shard" if of == 1 else "shards"
    yield f"{done:,} of {of:,} {shards} are there" if done < of else f"{of:,} {shards}, all there"
    if counts.get("star groups"):
        yield "star groups are unfit for scoring: their centre is their anchor"
    yield ""
    columns = ("groups", "pictures", "texts", "questions", "families")
    rows = [(name, *(f"{told[c]:,}" for c in columns)) for name, told in found["splits"].items()]
    yield from _table(("split", *columns), rows)
    for name, title in _TITLES.items():
        if found[name]:
            yield from _counted(title, found[name])
    families = found["families"]
    if families["count"]:
        yield from _counted(f"groups, by family: {families['count']:,}, the largest", families["largest"])
    accepted = found["acceptance"]
    if accepted["tried"]:
        yield click.style("acceptance", bold=True)
        yield (
            f"{accepted['kept']:,} of {accepted['tried']:,} proposed changes became negatives "
            f"({accepted['share']:.1%})"
        )
        yield ""
    if found["rejected"]:
        yield from _counted("refused, pictures and texts", found["rejected"])
    groups = counts.get("groups", 0)
    rows = [
        (name, f"{size:,}", f"{size / groups:,.0f}" if groups else "")
        for name, size in found["bytes_on_disk"].items()
    ]
    yield from _table(("format", "bytes", "a group"), rows)


def _counted(title: str, counts: Mapping[str, int]) -> Iterator[str]:
    """Names with how often, the share of all, and the rest in one row."""
    whole = sum(counts.values())
    rows = list(counts.items())
    if len(rows) > _MOST + 1:
        rest = rows[_MOST:]
        rows = [*rows[:_MOST], (f"{len(rest):,} others", sum(n for _, n in rest))]
    yield click.style(title, bold=True)
    yield from _columns([(f"  {_short(name)}", f"{n:,}", f"{n / whole:.1%}") for name, n in rows])
    yield ""


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    first, *rest = _columns([head, *([_short(row[0]), *row[1:]] for row in rows)])
    yield click.style(first, bold=True)
    yield from rest
    yield ""


def _columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows with the first cells to the left, the others to the right."""
    wide = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    return [
        "  ".join(
            [f"{row[0]:<{wide[0]}}", *(f"{c:>{w}}" for c, w in zip(row[1:], wide[1:], strict=True))]
        ).rstrip()
        for row in rows
    ]


def _short(name: str) -> str:
    name = clean(" ".join(name.split()))
    return name if len(name) <= _WIDEST else f"{name[: _WIDEST - 1]}…"
