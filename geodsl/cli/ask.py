"""`geodsl ask`: questions about a diagram's picture, with their answers."""

from __future__ import annotations

from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.inputs import Input, expand
from geodsl.cli.paint import show
from geodsl.cli.report import report
from geodsl.cli.work import Outcome, each, understand

__all__ = ["ask"]

_FORMS = ("open", "yes-no", "choice", "names", "boxed")


def _kinds(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    if value:
        from geodsl.words.questions import KINDS

        for kind in value:
            if kind not in KINDS:
                raise click.BadParameter(f"'{kind}' is no kind of question; there is {', '.join(KINDS)}.")
    return value


@click.command(
    short_help="Ask questions about programs' pictures, with their answers.",
    help="Ask questions about the seed's first figure of each program, with answers that are computed: yes or no, four "
    "choices, names, numbers. What is asked can be seen in the picture, and nothing is asked that isn't clear.",
    epilog=options.example(
        "geodsl ask figure.geo",
        "geodsl ask figure.geo -n 20 --form choice --json",
        "geodsl ask figure.geo --kind angle --kind length --lang zh",
    ),
)
@options.files
@click.option(
    "-n",
    "--n",
    "n",
    type=click.IntRange(1, 100_000),
    default=5,
    show_default=True,
    help="How many questions.",
)
@click.option("--form", type=click.Choice(_FORMS), help="How they want to be answered; by default all ways.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    callback=_kinds,
    help="What they are about, perhaps several; by default all.",
)
@options.lang
@options.seed
@options.as_json
def ask(
    files: tuple[str, ...],
    n: int,
    form: str | None,
    kinds: tuple[str, ...],
    lang: str,
    seed: int,
    as_json: bool,
) -> None:
    inputs = expand(files)

    def do(item: Input, outcome: Outcome) -> None:
        from geodsl.words.questions import ask as questions

        diagram = understand(item, outcome)
        if diagram is not None:
            found = questions(diagram, n, seed, form, lang, kind=kinds or None)
            if len(found) < n:
                outcome.notes.append(f"there are {len(found)} different questions, not {n}")
            outcome.details["questions"] = [q.to_json() for q in found]

    def single(outcome: Outcome) -> Any:
        return outcome.details.get("questions") or outcome.to_json()

    def shows(outcome: Outcome) -> None:
        if len(inputs) > 1:
            show(f"{outcome.name}:")
        for question in outcome.details["questions"]:
            show(_told(question))
        for note in outcome.notes:
            show(f"geodsl: {note}", err=True)

    report(each(inputs, do), as_json=as_json, single=single if len(inputs) == 1 else None, shows=shows)


def _told(question: dict[str, Any]) -> str:
    """A question with its choices and its answer."""
    lines = [f"[{question['kind']}, {question['form']}] {question['text']}"]
    lines += [f"  ({letter}) {said}" for letter, said in zip("ABCD", question["choices"], strict=False)]
    lines.append(f"  → {question['answer']}")
    return "\n".join(lines)
