"""`geodsl gallery`: pages to look through a dataset."""

from __future__ import annotations

import os
import re
from itertools import islice
from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.inputs import shown
from geodsl.cli.paint import show, show_json
from geodsl.cli.work import PlainError
from geodsl.cli.writing import write

__all__ = ["gallery"]

_GROUP = re.compile(r"\w+-\d{5,}-\d{5}\.js")


@click.command(
    short_help="Write pages to look through a dataset.",
    help="Write static pages into SITE to look through the dataset in DIR: its groups with the change overlaid, "
    "filters by split, chapter, operator, fact, severity and family that are plots at the same time. SITE/index.html "
    "opens from the file system and loads nothing from elsewhere.",
    epilog=options.example(
        "geodsl gallery out/ -o site/", "geodsl gallery out/ -o site/ --split test --limit 200"
    ),
)
@click.argument("dir", metavar="DIR")
@click.option("-o", "--out", required=True, metavar="SITE", help="The folder of the pages.")
@click.option("--split", help="Only groups of this split.")
@click.option(
    "--limit",
    type=click.IntRange(1, 50_000),
    default=1000,
    show_default=True,
    help="How many groups at most; of more, some are drawn by chance.",
)
@options.seed
@options.as_json
def gallery(dir: str, out: str, split: str | None, limit: int, seed: int, as_json: bool) -> None:
    from geodsl.dataset import Dataset
    from geodsl.dataset.gallery import gallery as pages
    from geodsl.errors import GeodslError

    try:
        dataset = Dataset(dir)
        _beside(dir, out)
        total = sum(r["groups"] for r in dataset.receipts() if split in (None, r["split"]))
        chosen = _chosen(total, limit, seed)
        records = dataset.records(split)
        some = records if chosen is None else (r for k, r in enumerate(records) if k in chosen)
        _clear(out)
        count = 0
        for name, data in pages(dataset.name, islice(some, limit), total=total):
            path = os.path.join(out, *name.split("/"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            write(path, data)
            count += 1
    except GeodslError as error:
        raise PlainError(str(error)) from None
    except OSError as error:
        raise PlainError(
            f"{shown(error.filename or out)} can't be read or written: {error.strerror or error}"
        ) from None
    told: dict[str, Any] = {"page": shown(os.path.join(out, "index.html")), "groups": count - 1, "of": total}
    if as_json:
        show_json(told)
    else:
        show(f"{told['page']}: {told['groups']:,} of {total:,} groups")


def _beside(dir: str, out: str) -> None:
    """Refuses pages within the dataset: they would be no files of it, and it would no longer verify."""
    root, site = os.path.realpath(dir), os.path.realpath(out)
    if os.path.commonpath((root, site)) == root:
        raise PlainError(
            f"{shown(out)} is in the dataset {shown(dir)}, which has no place for pages; take another folder"
        )


def _clear(out: str) -> None:
    """Remove the groups of an earlier gallery there: the new one may have others."""
    groups = os.path.join(out, "groups")
    if os.path.isfile(os.path.join(out, "index.html")) and os.path.isdir(groups):
        for name in os.listdir(groups):
            if _GROUP.fullmatch(name):
                os.unlink(os.path.join(groups, name))


def _chosen(total: int, limit: int, seed: int) -> set[int] | None:
    """Which groups are shown, where not all are."""
    if total <= limit:
        return None
    from geodsl.realize.attempts import generator

    return {int(k) for k in generator(seed, "gallery").permutation(total)[:limit]}
