"""`geodsl verify`: whether a dataset is what it is said to be."""

from __future__ import annotations

import os
import time

import click

from geodsl.cli import options
from geodsl.cli.inputs import shown
from geodsl.cli.paint import show, show_json
from geodsl.cli.progress import Meter
from geodsl.cli.work import PlainError

__all__ = ["verify"]


@click.command(
    short_help="Check a dataset: nothing false passes.",
    help="Check everything in the dataset DIR: manifest, receipts and hashes; every shard by two readers; every record "
    "measured again from its programs: facts, certificates, captions, texts, pictures, questions; splits and families; "
    "every other format written again. What is wrong is told with the shard, the key and the number of the picture; "
    "then the exit code is 1.",
    epilog=options.example(
        "geodsl verify out/",
        "geodsl verify out/ --sample 0.01 --seed 7",
        "geodsl verify out/ --programs diagrams/ --json",
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option(
    "--sample",
    type=click.FloatRange(0, 1),
    default=1.0,
    show_default=True,
    help="The share of records that are measured; all are read and counted.",
)
@click.option(
    "--seed", type=click.IntRange(0), default=0, show_default=True, help="Another seed, another sample."
)
@click.option("--workers", type=click.IntRange(1, 4096), help="Processes; by default one on each core.")
@click.option(
    "--programs",
    multiple=True,
    metavar="FOLDER",
    help="The programs it was made of, to check families by; may be said again.",
)
@options.as_json
def verify(
    folder: str, sample: float, seed: int, workers: int | None, programs: tuple[str, ...], as_json: bool
) -> None:
    from geodsl.dataset.dataset import MANIFEST
    from geodsl.errors import GeodslError
    from perturb.groups.verifying import verify_dataset

    if not os.path.isfile(os.path.join(folder, MANIFEST)):
        raise PlainError(f"there is no {MANIFEST} in {shown(folder)}: is it a dataset?")
    begun = time.monotonic()
    try:
        with Meter(_total(folder, sample), quiet=as_json) as meter:
            found = verify_dataset(
                folder,
                sample=sample,
                seed=seed,
                workers=workers or os.cpu_count() or 1,
                folders=programs,
                progress=meter.more,
            )
    except (GeodslError, OSError) as error:
        raise PlainError(str(error)) from None
    if as_json:
        show_json({"folder": shown(folder), **found.to_json()})
    else:
        for finding in found.findings:
            show(str(finding))
        for note in found.notes:
            show(f"note: {note}", err=True)
        seconds = time.monotonic() - begun
        wrong = _many(len(found.findings), "finding") if found.findings else "nothing is wrong"
        show(
            f"{shown(folder)}: {wrong}; {_many(found.records, 'record')} in {_many(found.shards, 'shard')}, "
            f"{found.measured:,} of them measured, {found.measured / max(seconds, 1e-9):.1f} a second"
        )
    if found.findings:
        click.get_current_context().exit(1)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _total(folder: str, sample: float) -> int:
    """How many records will be measured, about."""
    from geodsl.dataset import Dataset, DatasetError

    try:
        return round(Dataset(folder).plan.total * sample)
    except DatasetError:
        return 0
