"""`geodsl report`: runs side by side on one page."""

from __future__ import annotations

import click

from geodsl.cli import options
from geodsl.cli.inputs import shown
from geodsl.cli.paint import clean, show
from geodsl.cli.work import PlainError
from geodsl.cli.writing import write

__all__ = ["report"]


@click.command(
    short_help="Compare runs of training on one page.",
    help="Write one page that compares runs: losses and speed over time, the held-out probe, and what is seen in the "
    "end by operator, fact and severity. RUN is a run's folder, with what `geodsl evaluate clip --json "
    "RUN/evaluation.json` wrote into it, or such a file alone. The page loads nothing from elsewhere.",
    epilog=options.example("geodsl report runs/a runs/b -o report.html"),
)
@click.argument("runs", nargs=-1, required=True, metavar="RUN...")
@click.option("-o", "--out", default="report.html", show_default=True, metavar="PAGE.html", help="The page.")
def report(runs: tuple[str, ...], out: str) -> None:
    from geodsl.errors import GeodslError
    from train.report import page, read_run

    try:
        text = page([read_run(run) for run in runs])
    except GeodslError as error:
        raise PlainError(clean(str(error))) from None
    try:
        write(out, text.encode())
    except OSError as error:
        raise PlainError(f"{shown(out)} can't be written: {error.strerror or error}") from None
    show(f"{shown(out)}: {len(runs):,} run{'s' if len(runs) > 1 else ''}")
