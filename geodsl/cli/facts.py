"""`geodsl facts`: the facts of one program."""

from __future__ import annotations

from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.inputs import Input, expand
from geodsl.cli.report import report, show_facts
from geodsl.cli.work import Outcome, each, understand

__all__ = ["facts"]


@click.command(
    short_help="Show the facts of a program.",
    help="Show the facts of a program: stated, implied, and true by accident in the seed's first figure.",
    epilog=options.example("geodsl facts figure.geo --json"),
)
@click.argument("file")
@options.seed
@options.as_json
def facts(file: str, seed: int, as_json: bool) -> None:
    inputs = expand((file,))
    if len(inputs) > 1:
        raise click.UsageError("facts takes one file; for many there is 'geodsl check --json'.")

    def do(item: Input, outcome: Outcome) -> None:
        diagram = understand(item, outcome)
        if diagram is not None:
            outcome.details["facts"] = diagram.facts(seed=seed).to_json()

    def single(outcome: Outcome) -> Any:
        return outcome.details.get("facts") or outcome.to_json()

    def shows(outcome: Outcome) -> None:
        show_facts(outcome.details["facts"])

    report(each(inputs, do), as_json=as_json, single=single, shows=shows)
