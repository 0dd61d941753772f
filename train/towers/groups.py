"""Parameters in groups for an optimiser: how fast each learns, and whether it decays."""

from __future__ import annotations

from typing import Any

from torch import nn

from train.towers.errors import TowerError
from train.towers.layers import towers_of

__all__ = ["parameter_groups"]


def parameter_groups(
    model: nn.Module, *, lr: float, weight_decay: float = 0.0, layer_decay: float = 1.0
) -> list[dict[str, Any]]:
    """What an optimiser of torch's takes as its first argument; only what learns is in it.

    A layer k below the top of its tower learns at `lr * layer_decay**k` (Clark et al., arXiv 2003.10555; Bao et al.,
    arXiv 2106.08254), logit scale and bias at `lr`. Gains, biases, and logit scale and bias don't decay: all that
    has fewer than two axes. A tower whose layers aren't known, as a text tower of transformers', is at `lr` throughout.

    Each group has `name`, `params`, `lr`, `weight_decay`, and `names`, the parameters' own, in the order of the model.

    Raises:
        TowerError: if nothing learns, or `layer_decay` isn't above 0 and at most 1.
    """
    if not 0.0 < layer_decay <= 1.0:
        raise TowerError(f"layer_decay={layer_decay}: expected a number above 0 and at most 1")
    below = {name: (t.side, t.last - d) for t in towers_of(model) for name, d in t.depth.items()}
    groups: dict[str, dict[str, Any]] = {}
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        side, under = below.get(name, ("logits", 0))
        decays = parameter.ndim >= 2
        layer = f" -{under}" if layer_decay < 1.0 else ""
        title = f"{side}{layer}{'' if decays else ', no decay'}"
        group = groups.setdefault(
            title,
            {
                "name": title,
                "params": [],
                "names": [],
                "lr": lr * layer_decay**under,
                "weight_decay": weight_decay if decays else 0.0,
            },
        )
        group["params"].append(parameter)
        group["names"].append(name)
    if not groups:
        raise TowerError(
            "nothing of the model learns: both towers are locked and the logits too; unlock some layers"
        )
    return list(groups.values())
