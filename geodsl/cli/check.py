"""`geodsl check`: what is wrong with programs, and the facts of those that are right."""

from __future__ import annotations

import click

from geodsl.cli import options
from geodsl.cli.inputs import Input, expand
from geodsl.cli.paint import clean, show
from geodsl.cli.report import report, show_facts
from geodsl.cli.work import Outcome, each, understand

__all__ = ["check"]


@click.command(
    short_help="Say what is wrong with programs; else show their facts.",
    help="Say what is wrong with programs; of those that are right, show the facts: stated, implied and "
    "true by accident.",
    epilog=options.example("geodsl check figure.geo", "geodsl check --strict --quiet examples/"),
)
@options.files
@click.option("--strict", is_flag=True, help="Warnings are findings, too.")
@click.option("--redundant", is_flag=True, help="List the stated facts that the others imply.")
@click.option("-q", "--quiet", is_flag=True, help="Show what is wrong only, no facts.")
@options.as_json
def check(files: tuple[str, ...], strict: bool, redundant: bool, quiet: bool, as_json: bool) -> None:
    def do(item: Input, outcome: Outcome) -> None:
        diagram = understand(item, outcome)
        if diagram is not None:
            outcome.details["facts"] = diagram.facts().to_json()
            if redundant:
                outcome.details["redundant"] = [
                    {"kind": type(f).__name__, "text": str(f)} for f in diagram.redundant()
                ]
        outcome.flagged = strict and outcome.warnings() > 0

    def shows(outcome: Outcome) -> None:
        # What is shown in ink can be seen; `geodsl facts` lists it, and so does the JSON.
        facts = {name: group for name, group in outcome.details["facts"].items() if name != "ink"}
        counts = ", ".join(f"{len(group)} {name}" for name, group in facts.items())
        if not quiet:
            warned = {0: "fine", 1: "1 warning"}.get(outcome.warnings(), f"{outcome.warnings()} warnings")
            show(f"{outcome.name}: {warned}; facts: {counts}")
            show_facts(facts, indent="  ")
        for fact in outcome.details.get("redundant", ()):
            show(f"{outcome.name}: implied by the other statements: {clean(fact['text'])}")

    report(each(expand(files), do), as_json=as_json, shows=shows, findings_to_stderr=False)
