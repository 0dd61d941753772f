"""`geodsl facts`: the facts of programs."""

from __future__ import annotations

from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.inputs import Input, expand
from geodsl.cli.paint import show
from geodsl.cli.report import report, show_facts
from geodsl.cli.work import Outcome, each, understand

__all__ = ["facts"]


@click.command(
    short_help="Show the facts of programs.",
    help="Show the facts of programs: stated, implied, and true by accident in the seed's first figure.",
    epilog=options.example("geodsl facts figure.geo --json"),
)
@options.files
@options.seed
@options.as_json
def facts(files: tuple[str, ...], seed: int, as_json: bool) -> None:
    inputs = expand(files)

    def do(item: Input, outcome: Outcome) -> None:
        diagram = understand(item, outcome)
        if diagram is not None:
            outcome.details["facts"] = diagram.facts(seed=seed).to_json()

    def single(outcome: Outcome) -> Any:
        return outcome.details.get("facts") or outcome.to_json()

    def shows(outcome: Outcome) -> None:
        if len(inputs) > 1:
            show(f"{outcome.name}:")
        show_facts(outcome.details["facts"], indent="  " if len(inputs) > 1 else "")

    report(each(inputs, do), as_json=as_json, single=single if len(inputs) == 1 else None, shows=shows)
