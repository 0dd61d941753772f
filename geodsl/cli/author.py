"""`geodsl author`: the figure of a problem, written by a language model and checked by the engine."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geodsl.cli import options
from geodsl.cli.asking import asking, asking_command, options_of
from geodsl.cli.inputs import shown
from geodsl.cli.paint import clean, show, show_json
from geodsl.cli.work import PlainError

if TYPE_CHECKING:
    from geodsl.assist.authoring import Authored
    from geodsl.assist.data import Problem
    from geodsl.assist.options import Options

__all__ = ["author"]


@click.command(
    cls=asking_command(),
    short_help="Draw a problem: a language model writes, the engine decides.",
    help="Draw the figure of a problem. A language model writes a program; it is taken only where it is sound, all "
    "that the problem gives holds in its figures, and nothing else is marked or printed. The key is the environment's "
    "(ANTHROPIC_API_KEY). With --batch many problems are drawn into a folder; stopped at any moment, the same "
    "command goes on.",
    epilog=options.example(
        'geodsl author "In triangle ABC, AB = AC. D is the midpoint of BC. Find angle ADB." -o x.geo',
        "geodsl author --problem problem.txt --image figure.png -o x.geo",
        "geodsl author --batch problems.jsonl --api batches --budget 20 -o drawn/",
        "geodsl author --show-prompt",
    ),
)
@click.argument("text", required=False)
@click.option("--problem", metavar="FILE", help="A file with the problem's text; - is standard input.")
@click.option("--answer", help="What is asked for: it may not be shown, and the model isn't told.")
@click.option("--image", metavar="FILE", help="A picture that came with the problem.")
@click.option(
    "--batch", metavar="FILE", help="Problems, one object a line: id, text, and perhaps answer and image."
)
@click.option(
    "-o",
    "--out",
    metavar="OUT",
    help="The program's file (the picture goes beside it), or the batch's folder.",
)
@click.option("--show-prompt", is_flag=True, help="Print what the model is told, and ask nobody.")
@options.as_json
def author(
    text: str | None,
    problem: str | None,
    answer: str | None,
    image: str | None,
    batch: str | None,
    out: str | None,
    show_prompt: bool,
    as_json: bool,
    **fields: Any,
) -> None:
    if show_prompt:
        _prompt(as_json)
        return
    given = [x for x in (text, problem, batch) if x is not None]
    if len(given) != 1:
        raise click.UsageError("Expected one of TEXT, --problem FILE and --batch FILE.")
    if batch is not None and (answer is not None or image is not None):
        raise click.UsageError("In a batch each line has its own answer and image.")
    if out is None and (batch is not None or not as_json):
        raise click.UsageError("Missing option '-o' / '--out'.")
    if out is not None and batch is None:
        _able(Path(out))
    told = options_of(fields)
    with asking():
        if batch is not None:
            assert out is not None
            _many(batch, out, told, as_json)
        else:
            _one(_problem(text, problem, answer, image), out, told, as_json)


def _able(out: Path) -> None:
    """Refuse a place where no program can be written, before anything is paid for."""
    if out.with_suffix(".png") == out:
        raise click.UsageError(
            "Expected a program's file behind -o, such as x.geo; its picture goes beside it."
        )
    if out.is_dir() or not out.parent.is_dir():
        why = "it is a folder" if out.is_dir() else "there is no such folder"
        raise PlainError(f"{shown(str(out))}: it can't be written: {why}")


def _problem(text: str | None, file: str | None, answer: str | None, image: str | None) -> Problem:
    from geodsl.assist.data import Image, Problem

    if text is None:
        assert file is not None
        text = _text(file)
    picture = None
    if image is not None:
        try:
            picture = Image.of(Path(image).read_bytes())
        except OSError as error:
            raise PlainError(f"{shown(image)}: it can't be read: {error.strerror or error}") from None
    return Problem(text, answer=answer, image=picture)


def _text(file: str) -> str:
    from geodsl.cli.inputs import Input, UnreadableError

    try:
        return Input(file).text()
    except UnreadableError as error:
        raise PlainError(f"{shown(file)}: {error}") from None


def _one(problem: Problem, out: str | None, told: Options, as_json: bool) -> None:
    from geodsl.assist.authoring import author as draw

    made = draw(problem, options=told)
    if made.accepted and out is not None:
        _write(made, out)
    if as_json:
        show_json(made.to_json())
    else:
        _show(made, out)
    if not made.accepted:
        raise click.exceptions.Exit(1)


def _write(made: Authored, out: str) -> None:
    from geodsl.cli.writing import write

    assert made.program is not None and made.diagram is not None
    picture = str(Path(out).with_suffix(".png"))
    try:
        write(out, made.program.encode())
        write(picture, made.diagram.render())
    except OSError as error:
        raise PlainError(f"{shown(out)}: it can't be written: {error.strerror or error}") from None


def _show(made: Authored, out: str | None) -> None:
    spent = f"{made.rounds} answers, {made.usage.total:,} tokens, ${made.cost:.4f}"
    if not made.accepted:
        show(f"geodsl: {made.status}; {spent}", err=True)
        for reason in made.reasons:
            show(f"  {clean(reason)}", err=True)
        return
    assert made.verdict is not None
    show(f"{shown(out or '')}: accepted; {len(made.verdict.givens)} givens hold; {spent}")
    for given in made.verdict.givens:
        show(f"  {clean(given.text)}")
    if made.answer is not None and not made.answer.holds:
        told = {"unheard": "is no fact of the program"}.get(made.answer.state, "doesn't hold in the figure")
        show(f"  the answer {told}: {clean(made.answer.text)}")
    if made.opinion is not None:
        show(f"  the model's opinion of the two pictures: {made.opinion.verdict}")
        for difference in made.opinion.differences:
            show(f"    {clean(difference)}")


def _many(batch: str, out: str, told: Options, as_json: bool) -> None:
    from geodsl.assist.batch import author_all
    from geodsl.assist.errors import AssistError
    from geodsl.assist.results import read_problems
    from geodsl.dataset.lock import LockedError

    try:
        problems = read_problems(Path(batch))
    except (OSError, UnicodeDecodeError) as error:
        raise PlainError(
            f"{shown(batch)}: it can't be read: {getattr(error, 'strerror', None) or error}"
        ) from None
    try:
        report = author_all(
            problems, out, options=told, seen=lambda row: show(f"{row.id}: {row.status}", err=True)
        )
    except KeyboardInterrupt:
        show("geodsl: stopped; what is done is kept, and the same command goes on", err=True)
        raise
    except AssistError:
        raise
    except LockedError as error:
        raise PlainError(f"{shown(out)}: another run is at work there: {error}") from None
    except OSError as error:
        raise PlainError(f"{shown(out)}: it can't be written: {error.strerror or error}") from None
    if as_json:
        show_json({**report.to_json(), "stopped": report.stopped, "paid": round(report.paid, 6)})
    else:
        show(clean(report.table()))
    if report.stopped is not None:
        show(f"geodsl: the rest is left: {clean(report.stopped)}", err=True)
    if report.counts()["accepted"] < len(problems):
        raise click.exceptions.Exit(1)


def _prompt(as_json: bool) -> None:
    from geodsl.assist import prompt

    if as_json:
        show_json({name: list(prompt.system(name)) for name in prompt.TASKS})
        return
    said: set[str] = set()
    for name in prompt.TASKS:
        show(f"======== The call for {name}\n\n{prompt.system(name)[0]}\n")
        for page in prompt.reference(name):
            # Each page of the language is shown once.
            show(f"{page.split(chr(10))[0]} (as above)\n" if page in said else f"{page}\n")
            said.add(page)
        show("# Tools\n")
        for tool in _tools(name):
            show(json.dumps(tool, ensure_ascii=False))
        show("")


def _tools(task: str) -> Sequence[Mapping[str, Any]]:
    """What a model may call in a task."""
    from geodsl.assist import explaining, givens, opinion, paraphrasing, readback, tools

    if task == "author":
        return tools.TOOLS
    one = {
        "givens": givens.GIVENS_TOOL,
        "opinion": opinion.OPINION_TOOL,
        "readings": readback.TOOL,
        "explanation": explaining.TOOL,
    }
    return (one.get(task, paraphrasing.TOOL),)
