"""`geodsl render`: pictures of programs."""

from __future__ import annotations

import os

import click

from geodsl.cli import options
from geodsl.cli.inputs import STDIN, Input, expand, shown
from geodsl.cli.paint import show
from geodsl.cli.places import places
from geodsl.cli.report import report
from geodsl.cli.work import Outcome, each, understand
from geodsl.cli.writing import to_stdout, write

__all__ = ["render"]

SIZES = click.IntRange(16, 4096)
COUNTS = click.IntRange(1, 10_000)


@click.command(
    help="Draw programs. OUT is a .png, - for standard output, or a folder, where the pictures are named "
    "after their programs. With --n above 1 they are numbered: OUT_00.png, OUT_01.png. What is wrong is "
    "never drawn.",
    epilog=options.example(
        "geodsl render figure.geo -o figure.png --size 336 --seed 1", "geodsl render *.geo -o out/ --n 4"
    ),
)
@options.files
@click.option("-o", "--out", required=True, metavar="OUT", help="Where the pictures go.")
@click.option("--size", type=SIZES, default=336, show_default=True, help="Pixels a side.")
@options.seed
@click.option("--n", type=COUNTS, default=1, show_default=True, help="How many figures of each program.")
@options.as_json
def render(files: tuple[str, ...], out: str, size: int, seed: int, n: int, as_json: bool) -> None:
    inputs = expand(files)
    several = len(inputs) > 1 or any(os.path.isdir(f) for f in files)
    where = dict(zip(inputs, places(out, inputs, n=n, several=several), strict=True))
    if out == STDIN and as_json:
        raise click.UsageError("Standard output can't take both the picture and JSON.")

    def do(item: Input, outcome: Outcome) -> None:
        written = outcome.details["written"] = []
        diagram = understand(item, outcome)
        if diagram is None:
            return
        for path, picture in zip(where[item], diagram.images(size=size, seed=seed, n=n), strict=True):
            if path == STDIN:
                to_stdout(picture)
                continue
            try:
                write(path, picture)
            except (OSError, ValueError) as error:
                reason = getattr(error, "strerror", None) or error
                outcome.trouble = f"{shown(path)} can't be written: {reason}"
                return
            written.append(shown(path))

    def shows(outcome: Outcome) -> None:
        for path in outcome.details["written"]:
            show(path)

    report(each(inputs, do), as_json=as_json, shows=shows, done="drawn")
