"""`geodsl describe`: captions of programs' figures."""

from __future__ import annotations

from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.inputs import Input, expand
from geodsl.cli.paint import show
from geodsl.cli.report import report
from geodsl.cli.work import Outcome, PlainError, each, understand

__all__ = ["describe"]


@click.command(
    short_help="Say in words what figures show.",
    help="Captions of each program's first figure of a seed. Everything that they say is true of that figure, and "
    "can be seen or read in its picture.",
    epilog=options.example(
        "geodsl describe figure.geo -n 3 --register textbook",
        "geodsl describe figure.geo --lang zh --budget 77 --tokenizer clip",
    ),
)
@options.files
@click.option(
    "-n", "--n", "n", type=click.IntRange(1), default=5, show_default=True, help="Captions of each."
)
@options.seed
@options.words
@click.option("--facts", type=click.IntRange(1), help="Facts that each says at most.")
@click.option("--budget", type=click.IntRange(4), help="Tokens that each takes at most.")
@click.option(
    "--tokenizer",
    default="words",
    show_default=True,
    help="What counts them: words, clip, siglip, a tokenizer.json.",
)
@options.as_json
def describe(
    files: tuple[str, ...],
    n: int,
    seed: int,
    lang: str,
    register: str,
    facts: int | None,
    budget: int | None,
    tokenizer: str,
    as_json: bool,
) -> None:
    from geodsl.words.counters import counter
    from geodsl.words.describing import describe as captions

    try:
        count = counter(tokenizer)
    except ValueError as error:
        raise PlainError(str(error)) from None
    inputs = expand(files)

    def do(item: Input, outcome: Outcome) -> None:
        diagram = understand(item, outcome)
        if diagram is None:
            return
        found = captions(
            diagram,
            n,
            seed=seed,
            lang=lang,
            register=register,
            facts=facts,
            budget=budget,
            tokenizer=count,
        )
        if len(found) < n:
            outcome.notes.append(f"there are {len(found)} captions of that kind, not {n}")
            outcome.flagged = not found
        outcome.details["captions"] = [
            {
                "text": c.text,
                "lang": c.lang,
                "register": c.register,
                "tokens": count(c.text),
                "facts": [{"kind": type(f).__name__, "text": str(f)} for f in c.facts],
            }
            for c in found
        ]

    def single(outcome: Outcome) -> Any:
        return outcome.details.get("captions") or outcome.to_json()

    def shows(outcome: Outcome) -> None:
        if len(inputs) > 1:
            show(f"{outcome.name}:")
        for one in outcome.details["captions"]:
            show(("  " if len(inputs) > 1 else "") + one["text"])

    report(each(inputs, do), as_json=as_json, single=single if len(inputs) == 1 else None, shows=shows)
