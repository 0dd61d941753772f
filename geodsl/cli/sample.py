"""`geodsl sample`: random programs, each a diagram that a textbook could hold."""

from __future__ import annotations

import json
import os
import re
from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.inputs import shown
from geodsl.cli.paint import show, show_json
from geodsl.cli.render import SIZES, style_known
from geodsl.cli.work import PlainError
from geodsl.cli.writing import write
from geodsl.defaults import SIZE, STYLE

__all__ = ["sample"]

_RANGE = re.compile(r"(\d+)(?:\.\.(\d+))?$")


def _range(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """`4..8` or `5`."""
    if value is None:
        return None
    match = _RANGE.match(value)
    if match is None:
        raise click.BadParameter(f"expected a number or a range such as 4..8, got {value!r}", ctx, param)
    return int(match[1]), int(match[2] or match[1])


def _weights(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, float] | None:
    """`motif=2`, several times."""
    found: dict[str, float] = {}
    for pair in value:
        name, _, weight = pair.partition("=")
        try:
            found[name] = float(weight)
        except ValueError:
            raise click.BadParameter(
                f"expected NAME=NUMBER such as motif=2, got {pair!r}", ctx, param
            ) from None
    return found or None


@click.command(
    short_help="Write random programs, no two alike.",
    help="Write random programs, no two alike: motifs of a textbook, motifs grown by further constructions, and free "
    "sequences. OUT is a folder: 00000.geo, 00001.geo, …, index.jsonl with family, hash and facts of each, "
    "report.json and report.html with families, balance of facts, sizes and what was refused; with --sheet also a page "
    "of pictures.",
    epilog=options.example(
        "geodsl sample -n 100 -o out/",
        "geodsl sample -n 50 --chapter circles --points 5..8 --facts tangent-to -o out/",
        "geodsl sample -n 200 --with incircle --marks 0.8 --printed 0 --sheet 60 -o out/",
    ),
)
@click.option("-o", "--out", required=True, metavar="OUT", help="The folder for what is made.")
@click.option(
    "-n", "n", type=click.IntRange(1, 10_000_000), default=100, show_default=True, help="How many programs."
)
@options.seed
@click.option(
    "--chapter", "chapters", multiple=True, metavar="NAME", help="A chapter of motifs; may be said again."
)
@click.option("--points", callback=_range, metavar="A..B", help="How many points.")
@click.option("--depth", callback=_range, metavar="A..B", help="How many things are constructed.")
@click.option("--difficulty", callback=_range, metavar="A..B", help="From 1 to 5.")
@click.option(
    "--with", "constructions", multiple=True, metavar="KIND", help="A construction that must be there."
)
@click.option("--without", multiple=True, metavar="KIND", help="A construction that mustn't be there.")
@click.option("--facts", multiple=True, metavar="KIND", help="A fact that must hold, such as concyclic.")
@click.option("--marks", type=click.FloatRange(0, 1), help="How much is marked.")
@click.option("--printed", type=click.FloatRange(0, 1), help="How much is printed.")
@click.option("--letters", metavar="ABC…", help="`any`, `textbook`, or the capitals to choose from.")
@click.option(
    "--source",
    "weights",
    multiple=True,
    callback=_weights,
    metavar="NAME=W",
    help="How often motif, composition, free are asked.",
)
@click.option(
    "--dressings", type=click.IntRange(1, 1000), help="How many programs may differ in letters and ink only."
)
@click.option(
    "--style", default=STYLE, show_default=True, callback=style_known, help="How it looks, or `random`."
)
@click.option(
    "--sheet", type=click.IntRange(1, 400), metavar="K", help="Also draw K of them on one page, sheet.png."
)
@click.option(
    "--size", type=SIZES, default=SIZE, show_default=True, help="Pixels a side of a picture on the page."
)
@options.as_json
def sample(out: str, n: int, seed: int, sheet: int | None, size: int, as_json: bool, **asked: Any) -> None:
    from geodsl.sample import KnobError, Knobs, SampleError, Sampler
    from geodsl.sample.report import page, report

    given = {k: v for k, v in asked.items() if v is not None and v != ()}
    try:
        stream = Sampler(Knobs(**given), seed)
    except KnobError as error:
        raise PlainError(str(error)) from None
    _folder(out)
    _clear(out)
    programs, wide, trouble = [], max(5, len(str(n - 1))), None
    lines = []
    for k in range(n):
        try:
            made = next(stream)
        except SampleError as error:
            trouble = str(error)
            break
        programs.append(made)
        _write(os.path.join(out, f"{k:0{wide}}.geo"), made.text)
        lines.append(json.dumps({"file": f"{k:0{wide}}.geo", **made.to_json()}, ensure_ascii=False))
    _write(os.path.join(out, "index.jsonl"), "".join(f"{line}\n" for line in lines))
    found = report(programs, stream)
    _write(os.path.join(out, "report.json"), json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    _write(os.path.join(out, "report.html"), page(found))
    if sheet and programs:
        _sheet(os.path.join(out, "sheet.png"), programs, sheet, size, seed)
    if as_json:
        show_json(found | {"out": shown(out), "error": trouble})
    else:
        families = found["families"]["distinct"]
        show(
            f"{len(programs):,} programs in {shown(out)}: {found['skeletons']:,} skeletons, {families:,} families"
        )
    if trouble is not None:
        show(f"geodsl: {trouble}", err=True)
        click.get_current_context().exit(1)


def _sheet(path: str, programs: list[Any], k: int, size: int, seed: int) -> None:
    """A page of some of them, drawn by chance."""
    from geodsl.cli.sheets import Sheet
    from geodsl.realize.attempts import generator

    chosen = sorted(int(i) for i in generator(seed, "sheet").permutation(len(programs))[:k])
    made = Sheet(path)
    for i in chosen:
        program = programs[i]
        made.add(f"{i} {program.root}", [program.diagram.picture(size=size, seed=seed, style=program.style)])
    made.save(quiet=True)


def _clear(folder: str) -> None:
    """Remove the programs of an earlier run: their number may differ."""
    for name in os.listdir(folder):
        if re.fullmatch(r"\d{5,}\.geo", name):
            os.unlink(os.path.join(folder, name))


def _write(path: str, text: str) -> None:
    try:
        write(path, text.encode())
    except (OSError, ValueError) as error:
        raise PlainError(
            f"{shown(path)} can't be written: {getattr(error, 'strerror', None) or error}"
        ) from None


def _folder(path: str) -> None:
    try:
        os.makedirs(path, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise PlainError(f"the folder {shown(path)} can't be made: {reason}") from None
