"""`geodsl targets`: what of a diagram can be perturbed, by what, and how far."""

from __future__ import annotations

from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.inputs import Input, expand
from geodsl.cli.paint import clean, show
from geodsl.cli.report import report
from geodsl.cli.work import Outcome, each, understand

__all__ = ["targets"]


@click.command(
    short_help="Show what can be perturbed in programs.",
    help="Show everything in a program that can be perturbed: by which operator, between which severities it stays "
    "a figure, what goes with it, and for facts that can't be broken alone which stated facts imply them. Each line "
    "can stand in a suite as it is.",
    epilog=options.example(
        "geodsl targets figure.geo", "geodsl targets figure.geo --operator parallel --json"
    ),
)
@options.files
@click.option(
    "--operator", "only", metavar="WORDS", help="Only operators whose phrases or names hold these words."
)
@click.option(
    "--all", "every", is_flag=True, help="Also those that don't work in this diagram, with the reason."
)
@options.as_json
def targets(files: tuple[str, ...], only: str | None, every: bool, as_json: bool) -> None:
    inputs = expand(files)

    def do(item: Input, outcome: Outcome) -> None:
        from perturb.inventory import inventory

        diagram = understand(item, outcome)
        if diagram is not None:
            found = inventory(diagram, only=only, every=every)
            outcome.details["targets"] = found.to_json()
            if not found.targets and only is None:
                outcome.finding = "nothing in this diagram can be perturbed"

    def shows(outcome: Outcome) -> None:
        if len(inputs) > 1:
            show(f"{outcome.name}:")
        _show(outcome.details["targets"])

    def single(outcome: Outcome) -> Any:
        return outcome.details.get("targets") or outcome.to_json()

    report(each(inputs, do), as_json=as_json, single=single if len(inputs) == 1 else None, shows=shows)


def _show(found: dict[str, Any]) -> None:
    wide = max((len(t["target"]) for t in found["targets"]), default=0)
    family = None
    for target in found["targets"]:
        if target["family"] != family:
            family = target["family"]
            show(click.style(family, bold=True))
        goes = f"; goes with it: {', '.join(target['gone'])}" if target["gone"] else ""
        show(f"  {clean(target['target']):<{wide}}  {clean(target['reach'])}{clean(goes)}")
    if found["implied"]:
        show(click.style("can't be broken alone", bold=True))
        for fact in found["implied"]:
            show(f"  {clean(fact['fact'])}  since {clean(', '.join(fact['since']))}")
