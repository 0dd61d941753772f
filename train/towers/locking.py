"""Towers that training leaves as they are, wholly or but for their last layers."""

from __future__ import annotations

from typing import Any

from torch import nn
from torch.nn.modules.batchnorm import _BatchNorm

from train.towers.errors import TowerError
from train.towers.layers import towers_of

__all__ = ["lock", "locked_norm"]


def lock(
    model: nn.Module,
    *,
    image: bool = False,
    text: bool = False,
    image_unlocked: int = 0,
    text_unlocked: int = 0,
) -> None:
    """Take towers out of training, as in locked-image tuning (Zhai et al., arXiv 2111.07991).

    Args:
        image_unlocked, text_unlocked: how many of the last layers still learn. What stands behind the last block
            (norm, pooling, projection) is one, each block another, and what stands before them the first.

    Batch normalisation of a locked layer keeps the statistics that it has. The logit scale and bias go on learning.

    Raises:
        TowerError: if more layers are to be unlocked than there are, or layers of a tower that isn't locked.
    """
    for tower, locked, unlocked in zip(
        towers_of(model), (image, text), (image_unlocked, text_unlocked), strict=True
    ):
        if unlocked and not locked:
            raise TowerError(
                f"{tower.side}_unlocked={unlocked} says nothing where {tower.side}=False: lock the tower"
            )
        if not 0 <= unlocked <= tower.last + 1:
            hint = "" if tower.last else "; its layers aren't known, so all of it is one"
            raise TowerError(
                f"{tower.side}_unlocked={unlocked}: expected 0 to {tower.last + 1}, the tower's layers{hint}"
            )
        if not locked:
            continue
        frozen = [name for name, depth in tower.depth.items() if depth <= tower.last - unlocked]
        for name in frozen:
            model.get_parameter(name).requires_grad_(False)
        for name in sorted({name.rpartition(".")[0] for name in frozen}):
            module: Any = model.get_submodule(name)
            if isinstance(module, _BatchNorm) and not locked_norm(module):
                # The trainer puts the whole model into training before each step.
                module.register_forward_pre_hook(_still)


def locked_norm(module: nn.Module) -> bool:
    """Whether `lock` holds the statistics of a batch normalisation."""
    return _still in module._forward_pre_hooks.values()


def _still(module: nn.Module, inputs: Any) -> None:
    module.eval()
