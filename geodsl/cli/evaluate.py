"""`geodsl evaluate`: what a model sees of geometry."""

from __future__ import annotations

import json
from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.inputs import shown
from geodsl.cli.paint import clean, show, show_json
from geodsl.cli.work import PlainError
from geodsl.cli.writing import write

__all__ = ["evaluate"]


@click.group(
    short_help="Measure what a model sees.",
    help="Measure what a model sees of geometry.",
    epilog=options.example("geodsl evaluate clip --model runs/a --data out/ --split test"),
)
def evaluate() -> None:
    pass


@evaluate.command(
    short_help="Measure a model of pictures and captions.",
    help="Ask a model with a picture tower and a text tower which caption of a group is its picture's, and which "
    "picture its caption's. Beside every figure stand chance, the same architecture with fresh weights, and a guess "
    "that takes the most central of a group; intervals resample families of programs. Star groups are told apart and "
    "don't count. Figures that the central guess gives away are marked *.",
    epilog=options.example(
        "geodsl evaluate clip --model runs/a --data out/ --split test --train-data out/ --json runs/a/evaluation.json",
        "geodsl evaluate clip --model ViT-B-32 --pretrained openai --data out/ --retention captions.csv",
        "geodsl evaluate clip --model random:tiny --benchmark sugarcrepe:DIR --benchmark winoground:DIR",
    ),
)
@click.option(
    "--model",
    required=True,
    metavar="RUN|NAME",
    help="A run's folder, a name of open_clip's, hf-hub:OWNER/NAME, or random:NAME for weights that learned nothing.",
)
@click.option(
    "--pretrained", metavar="NAME|FILE", help="The weights, where the model is a name of open_clip's."
)
@click.option("--data", metavar="DIR", help="A dataset.")
@click.option("--split", help="Only groups of this split.")
@click.option(
    "--train-data",
    metavar="DIR",
    help="The dataset that it was trained on: tells families and operators that were met from others.",
)
@click.option("--train-split", default="train", show_default=True, help="The split of --train-data.")
@click.option(
    "--benchmark",
    "benchmarks",
    multiple=True,
    metavar="KIND:PATH",
    help="Another test: sugarcrepe, aro, winoground or captions, and where it is; may be said again.",
)
@click.option(
    "--retention", metavar="PATH", help="General pictures with captions: a CSV of path,caption, or a folder."
)
@click.option(
    "--limit", type=click.IntRange(1), help="How many groups at most; of more, some are drawn by chance."
)
@click.option(
    "--random",
    type=click.IntRange(0, 100),
    default=3,
    show_default=True,
    help="How many encoders with fresh weights stand beside it.",
)
@click.option("--robustness/--no-robustness", default=True, help="Also turn, halve and roughen the pictures.")
@click.option("--layers/--no-layers", default=True, help="Also read out the last layers.")
@click.option("--batch", type=click.IntRange(1), default=64, show_default=True, help="Pictures at once.")
@click.option("--precision", default="fp32", show_default=True, help="fp32, bf16 or pure_bf16.")
@click.option("--device", help="Where to compute; by default a GPU where there is one.")
@options.seed
@click.option("--json", "out", metavar="OUT", help="Write everything as JSON; - is standard output.")
def clip(out: str | None, **asked: Any) -> None:
    if not (asked["data"] or asked["benchmarks"] or asked["retention"]):
        raise click.UsageError("Say what to measure on: --data, --benchmark or --retention.")
    if asked["train_data"] and not asked["data"]:
        raise click.UsageError("--train-data is compared with --data: say that, too.")
    from geodsl.errors import GeodslError

    try:
        from train.evaluate.command import run
        from train.evaluate.table import lines
    except ImportError as error:
        raise PlainError(f"this needs torch and open_clip: pip install 'geodsl[train]' ({error})") from None
    try:
        found = run(**asked, told=lambda what: show(clean(what), err=True))
    except GeodslError as error:
        raise PlainError(str(error)) from None
    except OSError as error:
        raise PlainError(f"{shown(error.filename or '')}: {error.strerror or error}") from None
    if out == "-":
        show_json(found.to_json())
        return
    if out is not None:
        try:
            write(out, (json.dumps(found.to_json(), indent=1, ensure_ascii=False) + "\n").encode())
        except OSError as error:
            raise PlainError(f"{shown(out)} can't be written: {error.strerror or error}") from None
    for line in lines(found):
        show(clean(line))
