"""`geodsl perturb`: a diagram with its certified negatives."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.inputs import Input, expand, shown
from geodsl.cli.paint import show
from geodsl.cli.render import SIZES, style_known
from geodsl.cli.report import report
from geodsl.cli.work import Outcome, PlainError, each, understand
from geodsl.cli.writing import write
from geodsl.defaults import SIZE, STYLE

__all__ = ["perturb"]


@click.command(
    short_help="Make certified negatives of programs.",
    help="Make a group of each program: one figure and variants in each of which one thing is different, told by a "
    "certificate; which of them is the positive is drawn by chance (--anchor base: the figure itself). OUT is a "
    "folder; with several programs each gets a folder of its own in it, named after the program, so no two may have "
    "the same name. There are positive.png, negative_00.png, …, group.json with programs, coordinates, facts, captions "
    "and certificates, and index.html to look at it all. Pictures that an earlier group.json there lists go, where "
    "the new group has none of that name.",
    epilog=options.example(
        "geodsl perturb figure.geo -o out/",
        "geodsl perturb figure.geo --suite hard.perturb -n 20 --seed 7 -o out/",
        "geodsl perturb *.geo --anchor base --positives 2 -o out/",
    ),
)
@options.files
@click.option("-o", "--out", required=True, metavar="OUT", help="The folder for what is made.")
@click.option("--suite", metavar="S.perturb", help="Which changes; by default all that apply.")
@click.option(
    "-n", "n", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many negatives."
)
@options.seed
@click.option("--size", type=SIZES, default=SIZE, show_default=True, help="Pixels a side.")
@click.option(
    "--style", default=STYLE, show_default=True, callback=style_known, help="How it looks, or `random`."
)
@click.option(
    "--anchor",
    type=click.Choice(("random", "base")),
    default="random",
    show_default=True,
    help="Which member of a group is the positive: any, or the program's own figure.",
)
@click.option(
    "--positives",
    type=click.IntRange(0, 100),
    default=None,
    help="How many hard positives beside the negatives.",
)
@click.option(
    "--corpus", multiple=True, metavar="FILE", help="Programs whose captions `nearest captions` chooses from."
)
@options.words
@click.option("--fewer", is_flag=True, help="Take fewer negatives where there aren't as many.")
@options.as_json
def perturb(
    files: tuple[str, ...],
    out: str,
    suite: str | None,
    n: int,
    seed: int,
    size: int,
    style: str,
    anchor: str,
    positives: int | None,
    corpus: tuple[str, ...],
    lang: str,
    register: str,
    fewer: bool,
    as_json: bool,
) -> None:
    from perturb.batch import Asked, made

    inputs = expand(files)
    orders = _suite(suite)
    several = len(inputs) > 1 or any(os.path.isdir(f) for f in files)
    asked = Asked(
        orders, n=n, seed=seed, size=size, style=style, anchor=anchor, positives=positives, fewer=fewer,
        lang=lang, register=register,
        corpus=[(item.name, item.text(), item.folder) for item in expand(corpus)] if corpus else [],
    )  # fmt: skip
    folders = _folders(out, inputs, several=several)
    _folder(out)

    def do(item: Input, outcome: Outcome) -> None:
        outcome.details["written"] = []
        diagram = understand(item, outcome)
        if diagram is None:
            return
        folder = folders[item]
        group = made(diagram, asked, source=os.path.basename(item.name))
        outcome.notes += group.notes
        _folder(folder)
        files = dict(group.files())
        _clear(folder, files)
        for name, data in files.items():
            path = os.path.join(folder, name)
            try:
                write(path, data)
            except (OSError, ValueError) as error:
                outcome.trouble = (
                    f"{shown(path)} can't be written: {getattr(error, 'strerror', None) or error}"
                )
                return
            outcome.details["written"].append(shown(path))

    def shows(outcome: Outcome) -> None:
        for path in outcome.details["written"]:
            show(path)

    report(each(inputs, do), as_json=as_json, shows=shows, done="perturbed")


def _suite(path: str | None) -> Any:
    """The suite in a file, its diagnostics shown where it has faults."""
    from geodsl.cli.paint import diagnostic
    from perturb.suite import SuiteError, parse, standard

    if path is None:
        return standard()
    item = Input(path)
    try:
        suite = parse(item.text(), name=item.name, folder=item.folder)
        suite.filled()
        return suite
    except SuiteError as error:
        for found in error.diagnostics:
            show(diagnostic(found), err=True)
        raise click.exceptions.Exit(1) from None
    except Exception as error:
        raise PlainError(f"{item.name}: {error}") from None


def _folders(out: str, inputs: Sequence[Input], *, several: bool) -> dict[Input, str]:
    """Where the group of each program goes; no two into one folder."""
    found = {item: os.path.join(out, item.stem) if several else out for item in inputs}
    owners: dict[str, Input] = {}
    for item, folder in found.items():
        if (other := owners.setdefault(folder, item)) is not item:
            raise PlainError(
                f"{other.name} and {item.name} would both be written to {shown(folder)}; "
                "give them different names, or make each by itself with an -o of its own"
            )
    return found


def _clear(folder: str, names: Collection[str]) -> None:
    """Remove the pictures of an earlier group that the new one doesn't write."""
    from perturb.recording.save import outdated

    path = os.path.join(folder, "group.json")
    if not os.path.isfile(path):
        return
    # What can't be read or removed stays: the new group is whole without that.
    with suppress(OSError):
        with open(path, "rb") as file:
            old = outdated(file.read(), names)
        for name in old:
            with suppress(OSError):
                os.unlink(os.path.join(folder, name))


def _folder(path: str) -> None:
    try:
        os.makedirs(path, exist_ok=True)
    except (OSError, ValueError) as error:
        raise PlainError(
            f"the folder {shown(path)} can't be made: {getattr(error, 'strerror', None) or error}"
        ) from None
