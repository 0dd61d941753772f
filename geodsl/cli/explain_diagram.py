"""`geodsl explain-diagram`: a plain explanation, each sentence tied to a fact."""

from __future__ import annotations

from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.asking import asking, asking_command, options_of
from geodsl.cli.inputs import Input, expand
from geodsl.cli.paint import clean, show
from geodsl.cli.report import report
from geodsl.cli.work import Outcome, each, understand

__all__ = ["explain_diagram"]


@click.command(
    "explain-diagram",
    cls=asking_command(),
    short_help="Explain diagrams by a language model, checked.",
    help="A plain explanation of each program's facts by a language model. Every sentence is tied to a fact; one whose "
    "fact doesn't hold in every figure, or doesn't follow from what it is said to follow from, is dropped.",
    epilog=options.example("geodsl explain-diagram figure.geo", "geodsl explain-diagram figure.geo --json"),
)
@options.files
@options.lang
@options.seed
@options.as_json
def explain_diagram(files: tuple[str, ...], lang: str, seed: int, as_json: bool, **fields: Any) -> None:
    told = options_of(fields)
    inputs = expand(files)
    with asking():
        from geodsl.assist.client import Client
        from geodsl.assist.explaining import explain

        client = Client(told)

    def do(item: Input, outcome: Outcome) -> None:
        diagram = understand(item, outcome)
        if diagram is not None:
            with asking():
                made = explain(diagram, seed=seed, lang=lang, client=client)
            outcome.details.update(made.to_json())
            outcome.flagged = not made.sentences

    def single(outcome: Outcome) -> Any:
        return outcome.details or outcome.to_json()

    def shows(outcome: Outcome) -> None:
        if len(inputs) > 1:
            show(f"{outcome.name}:")
        for one in outcome.details["sentences"]:
            show(f"{clean(one['text'])}  [{one['kind']}: {clean(one['fact'] + _because(one))}]")
        for one in outcome.details["dropped"]:
            show(f"dropped: {clean(one['text'])} ({clean(one['why'])})", err=True)

    report(each(inputs, do), as_json=as_json, single=single if len(inputs) == 1 else None, shows=shows)


def _because(one: dict[str, Any]) -> str:
    """From what a sentence's fact is said to follow, and whether the engine finds so."""
    if not one["because"]:
        return ""
    told = "" if one["follows"] == "shown" else ", which the engine can't tell"
    return f"; because {', '.join(one['because'])}{told}"
