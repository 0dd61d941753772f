"""The stage `rl` of a model of pictures and words, by its config."""

from __future__ import annotations

from pathlib import Path

from train.lmm.config import STREAM, LmmConfig
from train.lmm.rl.errors import RlError
from train.lmm.rl.judge import Judge
from train.lmm.rl.loop import Loop
from train.lmm.rl.prompts import Prompts, RecordPrompts
from train.lmm.rl.settings import RlSettings
from train.lmm.rl.streamed import StreamPrompts
from train.lmm.sight import sight_of

__all__ = ["learn", "prompts_of"]


def learn(
    config: LmmConfig,
    out: str | Path,
    *,
    device: str | None = None,
    judge: Judge | None = None,
    quiet_run: bool = False,
) -> Path:
    """The stage, from its last state on; the folder of the result, which transformers reads.

    Args:
        out: the run's folder; a run that lies there is gone on with.
        judge: gives rewards, by default the verifier.

    Raises:
        RlError, LengthError, AssemblyError, DataError: with a sentence that says what to do.
    """
    from train.clip.ranks import ranks
    from train.lmm.quiet import quiet
    from train.lmm.supervised import model_of

    settings = RlSettings.of(config.rl)
    if config.lora:
        raise RlError(
            "lora: the mean of several states' adapters isn't the mean of what they do, so `rl` learns the weights "
            "themselves; leave it out, and take fsdp where they don't fit"
        )
    if config.precision == "pure_bf16":
        raise RlError(
            "precision: steps as small as 1e-6 are lost on weights in 16 bits; take bf16, which keeps 32"
        )
    with ranks(device) as place, quiet():
        lmm = model_of(config)
        return Loop(
            lmm,
            prompts_of(config, seeing=settings.seeing > 0),
            settings,
            out,
            seed=config.seed,
            tower=config.train_tower,
            precision=config.precision,
            fsdp=config.fsdp,
            device=str(place),
            about=config.to_json(),
            judge=judge,
            probe=sight_of(config, lmm.model),
            workers=config.workers,
            say_nothing=quiet_run,
        ).whole()


def prompts_of(config: LmmConfig, *, seeing: bool = False) -> Prompts:
    """Where the prompts come from: a dataset's questions, or a stream's."""
    from perturb.groups import load
    from train.data.dataset_source import DatasetSource
    from train.gather import rank, world

    if config.data.startswith(STREAM):
        recipe = load(config.data.removeprefix(STREAM))
        return StreamPrompts(recipe, split=config.split, seeing=seeing, rank=rank(), world=world())
    if Path(config.data).is_file():
        raise RlError(
            f"{config.data} tells answers, not what decides whether an answer is right; `rl` reads a dataset's folder "
            "or stream:RECIPE.toml"
        )
    place = {"rank": rank(), "world": world()}
    source = DatasetSource(config.data, split=config.split, batch=1, seed=config.seed, **place)
    return RecordPrompts(source, seed=config.seed, seeing=seeing)
