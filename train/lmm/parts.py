"""The parts of a model: what sees, what carries over, what speaks; and which of them learn in a stage."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from train.lmm.errors import AssemblyError

__all__ = ["LANGUAGE", "PROJECTOR", "TOWER", "adapted", "learn", "learning", "part_of"]

TOWER, PROJECTOR, LANGUAGE = "tower", "projector", "language"

# What modules of transformers' models are called. A projector may lie within what sees, as Qwen's merger does.
_PROJECTORS = {
    "multi_modal_projector",
    "mm_projector",
    "connector",
    "merger",
    "deepstack_merger_list",
    "aligner",
    "image_newline",
}
_TOWERS = {"vision_tower", "visual", "vision_model", "vision_encoder", "image_encoder"}

_STAGES = {
    "align": (PROJECTOR,),
    "instruct": (PROJECTOR, LANGUAGE),
    "coldstart": (LANGUAGE,),
    "prefer": (PROJECTOR, LANGUAGE),
    "rl": (PROJECTOR, LANGUAGE),
}


def part_of(name: str) -> str:
    """The part that a weight belongs to, by its name."""
    names = set(name.split("."))
    if names & _PROJECTORS:
        return PROJECTOR
    return TOWER if names & _TOWERS else LANGUAGE


def learning(stage: str, *, tower: bool = False) -> tuple[str, ...]:
    """The parts that learn in a stage."""
    return (*_STAGES[stage], TOWER) if tower else _STAGES[stage]


def learn(model: Any, parts: Collection[str]) -> None:
    """Let these parts learn, and leave all others as they are.

    Raises:
        AssemblyError: if the model hasn't one of them, as far as names tell.
    """
    seen = set()
    for name, parameter in model.named_parameters():
        part = part_of(name)
        seen.add(part)
        parameter.requires_grad_(part in parts)
    if missing := sorted({TOWER, PROJECTOR, LANGUAGE} - seen):
        raise AssemblyError(
            f"of a {type(model).__name__} it isn't known which weights are its {' and its '.join(missing)}"
        )


def adapted(model: Any, parts: Collection[str], *, rank: int, seed: int) -> Any:
    """The model with adapters on the linear layers of what learns; its projector, where that learns, learns whole."""
    import torch
    from peft import LoraConfig, get_peft_model
    from torch import nn

    heads = {id(model.get_output_embeddings())}
    layers = [
        name
        for name, module in model.named_modules()
        if isinstance(module, nn.Linear)
        and id(module) not in heads
        and part_of(name) in parts
        and part_of(name) != PROJECTOR
    ]
    whole = sorted({_top(name) for name, _ in model.named_parameters() if part_of(name) == PROJECTOR})
    config = LoraConfig(
        r=rank,
        lora_alpha=2 * rank,
        target_modules=layers,
        modules_to_save=whole if PROJECTOR in parts else None,
        task_type="CAUSAL_LM",
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return get_peft_model(model, config)


def _top(name: str) -> str:
    """The projector that a weight of it is in."""
    names = name.split(".")
    at = next(k for k, part in enumerate(names) if part in _PROJECTORS)
    return ".".join(names[: at + 1])
