"""What a run needs: the model, the data, the losses by stage, the optimiser; made of its config."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from train.checkpoints import LOSSES
from train.clip.config import ClipConfig, ConfigError, Stage
from train.data import Curriculum, Source, open_source
from train.losses import LossError, Mix
from train.towers import Average, Towers, adapt, load, lock, merged, parameter_groups

__all__ = ["Equipment", "set_up"]


@dataclass(frozen=True)
class Equipment:
    """What `set_up` makes.

    Attributes:
        mixes: the losses of each stage.
        average: of the weights, where one is kept.
        start: the weights as they were, where the result lies between these and those at the end.
    """

    config: ClipConfig
    towers: Towers
    source: Source
    stages: Sequence[Stage]
    mixes: Sequence[Mix]
    curriculum: Curriculum
    optimizer: torch.optim.Optimizer
    average: Average | None = None
    start: dict[str, Tensor] = field(default_factory=dict)


def set_up(config: ClipConfig, device: torch.device) -> Equipment:
    """Everything for a run, on a device.

    Raises:
        ConfigError, TowerError, DataError: with a sentence that says what to do.
    """
    torch.manual_seed(config.seed)
    towers = _towers(config, device)
    source = open_source(config.data, split=config.split, batch=config.batch, seed=config.seed)
    stages = _stages(config, source, towers)
    try:
        mixes = [Mix(stage.losses).to(device) for stage in stages]
    except LossError as error:
        raise ConfigError([f"losses: {line}" for line in str(error).splitlines()]) from None
    if towers.bias is None and any("bias" in mix.needs for mix in mixes):
        raise ConfigError(
            ["losses: a sigmoid form needs a model with a bias of its own, such as SigLIP; take `softmax`"]
        )
    start = (
        {name: x.detach().clone() for name, x in merged(towers.model).items()}
        if config.interpolate < 1
        else {}
    )
    return Equipment(
        config,
        towers,
        source,
        stages,
        mixes,
        Curriculum.of(config.curriculum, steps=sum(s.steps for s in stages)),
        torch.optim.AdamW(_groups(config, towers, mixes), lr=config.lr, betas=(0.9, config.beta2)),
        Average(towers.model, decay=config.ema) if config.ema else None,
        start,
    )


def _towers(config: ClipConfig, device: torch.device) -> Towers:
    towers = load(
        config.model,
        config.pretrained,
        precision=config.precision,
        device=device,
        image_size=config.image_size,
        seed=config.seed,
    )
    if config.lora:
        adapt(towers.model, rank=config.lora)
    if config.lock_image or config.lock_text:
        lock(
            towers.model,
            image=config.lock_image,
            text=config.lock_text,
            image_unlocked=config.image_unlocked,
            text_unlocked=config.text_unlocked,
        )
    if config.checkpointing:
        towers.checkpoint_activations()
    if config.compile:
        _compile(towers.model)
    return towers


def _compile(model: Any) -> None:
    """Compile what encoding calls. It doesn't call the model as a whole, so to compile that would change nothing."""
    text = model.text if hasattr(model, "text") else model.transformer
    for part in (model.visual, text):
        part.compile()


def _stages(config: ClipConfig, source: Source, towers: Towers) -> Sequence[Stage]:
    epoch = len(source) if source.finite else 0
    return config.laid_out(config.steps or max(1, round(config.epochs * epoch)), towers.kind)


def _groups(config: ClipConfig, towers: Towers, mixes: Sequence[Mix]) -> list[dict[str, Any]]:
    """The optimiser's: the towers' parameters, and those of losses that learn."""
    groups = parameter_groups(
        towers.model, lr=config.lr, weight_decay=config.weight_decay, layer_decay=config.layer_decay
    )
    more = {f"losses.{k}.{name}": p for k, mix in enumerate(mixes) for name, p in mix.named_parameters()}
    if more:
        own = {"name": LOSSES, "names": [*more], "params": [*more.values()]}
        groups.append({**own, "lr": config.lr, "weight_decay": 0.0})
    return groups
