"""`geodsl paraphrase`: other wordings of captions, kept where reading them back gives the same facts."""

from __future__ import annotations

from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.asking import asking, asking_command, options_of
from geodsl.cli.inputs import Input, expand
from geodsl.cli.paint import clean, show
from geodsl.cli.report import report
from geodsl.cli.work import Outcome, each, understand

__all__ = ["paraphrase"]


@click.command(
    cls=asking_command(),
    short_help="Reword captions by a language model, checked.",
    help="Other wordings of each program's captions by a language model. A wording is kept where reading it back gives "
    "the same facts; a negative (a caption that is almost right) where the engine finds a fact of it false in every "
    "figure.",
    epilog=options.example("geodsl paraphrase figure.geo -n 3 --wordings 4 --negatives 2 --json"),
)
@options.files
@click.option(
    "-n", "--n", "n", type=click.IntRange(1, 50), default=3, show_default=True, help="Captions of each."
)
@click.option(
    "--wordings", type=click.IntRange(0, 20), default=3, show_default=True, help="Wordings of each caption."
)
@click.option(
    "--negatives", type=click.IntRange(0, 20), default=0, show_default=True, help="Negatives of each caption."
)
@click.option(
    "--register",
    type=click.Choice(("any", "terse", "textbook", "descriptive")),
    default="textbook",
    show_default=True,
    help="How the captions are said.",
)
@options.lang
@options.seed
@options.as_json
def paraphrase(
    files: tuple[str, ...],
    n: int,
    wordings: int,
    negatives: int,
    register: str,
    lang: str,
    seed: int,
    as_json: bool,
    **fields: Any,
) -> None:
    told = options_of(fields)
    inputs = expand(files)
    with asking():
        from geodsl.assist.client import Client
        from geodsl.assist.paraphrasing import paraphrase as reword

        client = Client(told)

    def do(item: Input, outcome: Outcome) -> None:
        diagram = understand(item, outcome)
        if diagram is None:
            return
        with asking():
            made = reword(
                diagram,
                n=n,
                wordings=wordings,
                negatives=negatives,
                seed=seed,
                register=register,
                lang=lang,
                client=client,
            )
        outcome.details.update(made.to_json())

    def single(outcome: Outcome) -> Any:
        return outcome.details or outcome.to_json()

    def shows(outcome: Outcome) -> None:
        if len(inputs) > 1:
            show(f"{outcome.name}:")
        for one in outcome.details["kept"]:
            show(clean(one["text"]))
        for one in outcome.details["negatives"]:
            show(f"false: {clean(one['text'])}")
        for one in outcome.details["dropped"]:
            show(f"dropped: {clean(one['text'])} ({clean(one['why'])})", err=True)

    report(each(inputs, do), as_json=as_json, single=single if len(inputs) == 1 else None, shows=shows)
