"""`geodsl render`: pictures of programs."""

from __future__ import annotations

import os
from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.inputs import STDIN, Input, expand, shown
from geodsl.cli.paint import show
from geodsl.cli.places import Places
from geodsl.cli.report import report
from geodsl.cli.sheets import Sheet
from geodsl.cli.watching import watch
from geodsl.cli.work import Outcome, each, understand
from geodsl.cli.writing import to_stdout, write
from geodsl.defaults import SIZE, STYLE

__all__ = ["SIZES", "render", "style_known"]

SIZES = click.IntRange(16, 4096)
COUNTS = click.IntRange(1, 10_000)


def style_known(_: click.Context, __: click.Parameter, name: str) -> str:
    """A style's name, refused at once where there is none of it."""
    from geodsl.picture.looks.styles import UnknownStyle, resolve

    try:
        resolve(name, 0)
    except UnknownStyle as error:
        raise click.BadParameter(str(error)) from None
    return name


@click.command(
    help="Draw programs. OUT is a picture, by its ending a .png, .jpg, .webp, .svg, .pdf or .tikz; - for a PNG on "
    "standard output; or a folder, where the pictures are named after their programs. With --n above 1 they are "
    "numbered: OUT_00.png, OUT_01.png; with --sheet they are all on one page. What is wrong is never drawn.",
    epilog=options.example(
        "geodsl render figure.geo -o figure.svg --style textbook",
        "geodsl render *.geo -o out/ --n 4 --style random --pixels",
        "geodsl render *.geo -o page.png --sheet",
        "geodsl render figure.geo -o figure.png --watch",
    ),
)
@options.files
@click.option("-o", "--out", required=True, metavar="OUT", help="Where the pictures go.")
@click.option("--size", type=SIZES, default=SIZE, show_default=True, help="Pixels a side.")
@options.seed
@click.option("--n", type=COUNTS, default=1, show_default=True, help="How many figures of each program.")
@click.option(
    "--style",
    default=STYLE,
    show_default=True,
    callback=style_known,
    help="How it looks, or `random`; see `geodsl list styles`.",
)
@click.option(
    "--format", "ending", default="png", show_default=True, help="Of pictures that go into a folder."
)
@click.option("--sheet", is_flag=True, help="All pictures on one contact sheet.")
@click.option("--pixels", is_flag=True, help="Beside each picture a .json: where everything is, in pixels.")
@click.option(
    "--watch", "watching", is_flag=True, help="Draw again whenever a program changes, until Ctrl-C."
)
@options.as_json
def render(
    files: tuple[str, ...],
    out: str,
    size: int,
    seed: int,
    n: int,
    style: str,
    ending: str,
    sheet: bool,
    pixels: bool,
    watching: bool,
    as_json: bool,
) -> None:
    inputs = expand(files)
    several = len(inputs) > 1 or any(os.path.isdir(f) for f in files)
    if out == STDIN and (as_json or pixels):
        raise click.UsageError("Standard output takes the picture and nothing else.")
    if watching and (as_json or sheet or any(item.path == STDIN for item in inputs)):
        raise click.UsageError(
            "--watch draws files again and again: no --json, no --sheet, no standard input."
        )
    places = Places(out, inputs, n=n, several=several, ending=ending, sheet=sheet, beside=pixels)
    page = Sheet(places.sheet) if places.sheet is not None else None

    def do(item: Input, outcome: Outcome) -> None:
        written = outcome.details["written"] = []
        diagram = understand(item, outcome)
        if diagram is None:
            return
        pictures = diagram.pictures(size=size, seed=seed, n=n, style=style)
        crowded = sorted({name for picture in pictures for name in picture.misses})
        if crowded:
            outcome.notes.append(f"no good place for {', '.join(crowded)} at {size} px; try a larger --size")
        if page is not None:
            page.add(item.stem, pictures)
            return
        for path, picture in zip(places.of(item), pictures, strict=True):
            if path == STDIN:
                to_stdout(picture.encode(".png"))
                continue
            for name, data in _files(path, picture, pixels):
                try:
                    write(name, data)
                except (OSError, ValueError) as error:
                    reason = getattr(error, "strerror", None) or error
                    outcome.trouble = f"{shown(name)} can't be written: {reason}"
                    return
                written.append(shown(name))

    def shows(outcome: Outcome) -> None:
        for path in outcome.details["written"]:
            show(path)

    if watching:
        watch(inputs, do, shows)
    report(
        each(inputs, do),
        as_json=as_json,
        shows=shows,
        done="drawn",
        after=(lambda: page.save(quiet=as_json)) if page else None,
    )


def _files(path: str, picture: Any, pixels: bool) -> list[tuple[str, bytes]]:
    """What is written for one picture: the picture, and where everything is on it."""
    import json

    files = [(path, picture.encode(path))]
    if pixels:
        data = json.dumps(picture.annotations(), indent=1, ensure_ascii=False) + "\n"
        files.append((os.path.splitext(path)[0] + ".json", data.encode()))
    return files
