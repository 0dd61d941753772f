"""`geodsl evaluate`: what a model sees of geometry."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.fields import settings_command, told_fields
from geodsl.cli.inputs import shown
from geodsl.cli.paint import clean, show, show_json
from geodsl.cli.work import PlainError
from geodsl.cli.writing import write

__all__ = ["evaluate"]


@click.group(
    short_help="Measure what a model sees.",
    help="Measure what a model sees of geometry.",
    epilog=options.example(
        "geodsl evaluate clip --model runs/a --data out/ --split test",
        "geodsl evaluate lmm --model runs/b --task geodsl:out/ --split test --out exams/b",
    ),
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


def _api() -> Any:
    from train.exams.api.options import ApiOptions

    return ApiOptions


@evaluate.command(
    cls=settings_command(_api),
    short_help="Examine a model that sees and answers.",
    help="Put questions about pictures to a model and mark what it answers. Every question is put with its own "
    "picture, with a blank one, and with another question's: what a score owes to the picture is the difference. "
    "Answers are kept raw as they come, with prompts, references and the source of the scorer; the same command goes "
    "on where it was stopped, and asks nothing twice. Intervals resample families. The options from --address on are "
    "of models behind an address, openai:NAME and anthropic:NAME, whose keys are read from the environment alone.",
    epilog=options.example(
        "geodsl evaluate lmm --model runs/b --task geodsl:out/ --split test --out exams/b",
        "geodsl evaluate lmm --model DIR --task geoqa:DIR --task mm-math:DIR --out exams/c --batch 32",
        "geodsl evaluate lmm --model openai:NAME --address http://localhost:8000/v1 --task visonlyqa:DIR --out exams/d",
    ),
)
@click.option(
    "--model",
    required=True,
    metavar="DIR|NAME",
    help="A run's folder, a folder or name of transformers', openai:NAME or anthropic:NAME.",
)
@click.option(
    "--task",
    "tasks",
    multiple=True,
    required=True,
    metavar="KIND:PATH",
    help="geodsl (a dataset), geoqa, mm-math, geoperception or visonlyqa, and where it is; may be said again.",
)
@click.option(
    "-o", "--out", required=True, metavar="OUT", help="The folder; each task has one of its own in it."
)
@click.option("--split", help="Only questions of this split of a dataset.")
@click.option(
    "--pictures",
    default="own,blank,other",
    show_default=True,
    help="With whose pictures the questions are put, apart by commas.",
)
@click.option(
    "--limit", type=click.IntRange(1), help="How many questions at most; of more, some are drawn by chance."
)
@click.option(
    "--longest", type=click.IntRange(1), default=1024, show_default=True, help="Tokens of an answer at most."
)
@click.option("--batch", type=click.IntRange(1), default=8, show_default=True, help="Questions at once.")
@click.option("--precision", default="bf16", show_default=True, help="fp32, bf16 or fp16.")
@click.option("--device", help="Where to compute; by default a GPU where there is one.")
@options.seed
@click.option(
    "--json", "as_json", is_flag=True, help="Print the marks as JSON; OUT/TASK/marks.json has them anyway."
)
def lmm(as_json: bool, pictures: str, **asked: Any) -> None:
    from geodsl.errors import GeodslError

    kind = _api()
    api = told_fields(kind, {f.name: asked.pop(f.name) for f in fields(kind)})
    try:
        from train.exams.command import run
        from train.exams.table import lines
    except ImportError as error:
        raise PlainError(
            f"this needs torch and transformers: pip install 'geodsl[train]' ({error})"
        ) from None
    asked["pictures"] = tuple(p.strip() for p in pictures.split(",") if p.strip())
    try:
        found = run(**asked, api=api, told=lambda what: show(clean(what), err=True))
    except GeodslError as error:
        raise PlainError(str(error)) from None
    except OSError as error:
        raise PlainError(f"{shown(error.filename or '')}: {error.strerror or error}") from None
    except ImportError as error:
        raise PlainError(
            f"this needs torch and transformers: pip install 'geodsl[train]' ({error})"
        ) from None
    except KeyboardInterrupt:
        show("geodsl: interrupted; the same command goes on with what isn't answered yet", err=True)
        raise
    if as_json:
        show_json([marks.to_json() for marks in found])
        return
    for marks in found:
        for line in lines(marks):
            show(clean(line))
