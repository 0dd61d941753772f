"""`geodsl fmt`: programs in their canonical form."""

from __future__ import annotations

import click

from geodsl.cli import options
from geodsl.cli.inputs import STDIN, Input, decode, expand
from geodsl.cli.paint import show
from geodsl.cli.report import report
from geodsl.cli.work import Outcome, each
from geodsl.cli.writing import rewrite, to_stdout

__all__ = ["fmt"]


@click.command(
    short_help="Rewrite programs in their canonical form.",
    help="Rewrite programs in their canonical form, in place; print the names of those that changed. "
    "Comments are kept. With -, standard input is formatted to standard output.",
    epilog=options.example("geodsl fmt figure.geo", "geodsl fmt --check examples/"),
)
@options.files
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 naming what would change.")
@options.as_json
def fmt(files: tuple[str, ...], only_check: bool, as_json: bool) -> None:
    if STDIN in files and len(files) > 1:
        raise click.UsageError("'-' stands alone here: its text goes to standard output.")
    through = STDIN in files and not only_check

    def do(item: Input, outcome: Outcome) -> None:
        import geodsl

        data = item.data()
        text = geodsl.format(decode(data), name=item.name)
        changed = text.encode() != data
        outcome.details["changed"] = changed
        outcome.flagged = only_check and changed
        if item.path == STDIN:
            outcome.details["text"] = text
        elif changed and not only_check:
            rewrite(item.path, text.encode())

    def shows(outcome: Outcome) -> None:
        if through:
            to_stdout(outcome.details["text"].encode())
        elif outcome.details["changed"]:
            show(outcome.name)

    report(each(expand(files), do), as_json=as_json, shows=shows, done="fine" if only_check else "done")
