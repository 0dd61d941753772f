"""`geodsl train`: teach models by datasets and streams of groups."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from geodsl.cli import options
from geodsl.cli.fields import settings_command, told_fields
from geodsl.cli.inputs import shown
from geodsl.cli.paint import show, show_json
from geodsl.cli.work import PlainError

__all__ = ["train"]


@contextmanager
def _extra() -> Iterator[None]:
    """What is missing without the extra is said in one sentence."""
    try:
        yield
    except ImportError as error:
        package = (error.name or "").partition(".")[0]
        if package in ("geodsl", "grammar", "perturb", "train", ""):
            raise
        raise PlainError(f"training needs the package {package}: pip install 'geodsl[train]'") from None


@click.group(
    short_help="Train encoders and models on groups.",
    help="Train encoders and models on groups, on one device or, under torchrun, on many.",
    epilog=options.example(
        "geodsl train clip --data out/ --model tiny --steps 500 --out runs/a",
        "geodsl train lmm --stage align --tower runs/a --language Qwen/Qwen2.5-7B-Instruct --data out/ --out runs/b",
    ),
)
def train() -> None:
    pass


def _lmm() -> Any:
    with _extra():
        from train.lmm.config import LmmConfig

    return LmmConfig


def _clip() -> Any:
    with _extra():
        from train.clip.config import ClipConfig

    return ClipConfig


@train.command(
    "clip",
    cls=settings_command(_clip),
    short_help="Train a picture and a text encoder.",
    help="Train a CLIP or SigLIP model with hard negatives, as CONFIG.toml says; every field of a config is an option, "
    "too. Stopped at any moment, the same command goes on from the last checkpoint. RUN/final is the result, which "
    "plain open_clip loads.",
    epilog=options.example(
        "geodsl train clip --data out/ --model ViT-B-32 --pretrained openai --precision bf16 --out runs/a",
        "geodsl train clip --data stream:recipe.toml --model tiny --steps 500 --out runs/b",
        "torchrun --no-python --nproc-per-node 8 geodsl train clip run.toml --out runs/c",
    ),
)
@click.argument("config", required=False, metavar="[CONFIG.toml]", type=click.Path())
@click.option("-o", "--out", required=True, metavar="RUN", help="The folder of the run.")
@click.option("--device", help="What to compute on: cpu, cuda, cuda:1; by default a GPU where there is one.")
@options.as_json
def clip(config: str | None, out: str, device: str | None, as_json: bool, **fields: Any) -> None:
    def run(asked: Any) -> Any:
        from train.clip.loop import train as learn
        from train.clip.probing import probe_of

        return learn(asked, out, device=device, probe=probe_of(asked), quiet=as_json)

    _run(_clip(), config, fields, run, out, as_json)


@train.command(
    "lmm",
    cls=settings_command(_lmm),
    short_help="Train a model that sees and answers.",
    help="Take a model of pictures and words through a stage, as CONFIG.toml says; every field of a config is an "
    "option, too. `align` teaches its projector captions, `instruct` teaches it questions, `coldstart` worked "
    "solutions in words alone, `prefer` a picture's own caption over another's, and `rl` by what its answers are "
    "worth. Stopped at any moment, the same command goes on from the last checkpoint. RUN/final is the result, which "
    "plain transformers loads.",
    epilog=options.example(
        "geodsl train lmm --stage align --tower runs/clip --language Qwen/Qwen2.5-7B-Instruct --data out/ --out runs/a",
        "geodsl train lmm --stage instruct --model runs/a --data out/ --perception out/ --out runs/b",
        "torchrun --no-python --nproc-per-node 8 geodsl train lmm run.toml --fsdp --precision bf16 --out runs/c",
    ),
)
@click.argument("config", required=False, metavar="[CONFIG.toml]", type=click.Path())
@click.option("-o", "--out", required=True, metavar="RUN", help="The folder of the run.")
@click.option("--device", help="What to compute on: cpu or cuda; by default a GPU where there is one.")
@options.as_json
def lmm(config: str | None, out: str, device: str | None, as_json: bool, **fields: Any) -> None:
    def run(asked: Any) -> Any:
        from train.lmm.stages import stage

        return stage(asked, out, device=device, quiet=as_json)

    _run(_lmm(), config, fields, run, out, as_json)


def _run(
    kind: Any,
    config: str | None,
    fields: Mapping[str, Any],
    run: Callable[[Any], Any],
    out: str,
    as_json: bool,
) -> None:
    """Read what is asked for, do it, and say what came of it, or what is wrong."""
    from geodsl.errors import GeodslError
    from geodsl.settings import SettingsError, load

    told = told_fields(kind, fields)
    try:
        asked = load(kind, config, **told) if config else kind.of(told)
        with _extra():
            result = run(asked)
    except SettingsError as error:
        where = shown(config) if config else "the options"
        raise PlainError(f"{where}: " + "\n  ".join(error.problems)) from None
    except GeodslError as error:
        raise PlainError(str(error)) from None
    except KeyboardInterrupt:
        show("geodsl: interrupted; the same command goes on from the last checkpoint", err=True)
        raise
    if int(os.environ.get("RANK", "0")):
        return
    if as_json:
        show_json({"run": shown(out), "result": shown(str(result))})
    else:
        show(f"{shown(str(result))}: the result")
