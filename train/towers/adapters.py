"""Low-rank adapters (LoRA, Hu et al., arXiv 2106.09685) on the weights of towers.

They sit on the weight, not around the module: torch's attention reads the weights of its projections without
calling them, so a module around them would be passed by. Merged, nothing of them is left to be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

from train.towers.errors import TowerError

__all__ = ["LowRank", "adapt", "adapters", "load_adapters", "merge", "merged"]

_TARGETS = ("attention", "mlp")


class LowRank(nn.Module):
    """W + (alpha / rank) B A. What is several weights in one (query, key, value) has a B and an A for each.

    Shapes: A (parts, rank, in), B (parts, out / parts, rank), W (out, in). B is 0 at first, so nothing changes.
    """

    def __init__(
        self, weight: Tensor, *, rank: int, alpha: float, parts: int, random: torch.Generator
    ) -> None:
        super().__init__()
        out, into = weight.shape
        self.scale = alpha / rank
        first = torch.randn((parts, rank, into), generator=random) / into**0.5
        self.A = nn.Parameter(first.to(weight))
        self.B = nn.Parameter(weight.new_zeros((parts, out // parts, rank)))

    def forward(self, weight: Tensor) -> Tensor:
        return weight + self.scale * (self.B @ self.A).reshape(weight.shape)


def adapt(
    model: nn.Module,
    *,
    rank: int = 8,
    alpha: float = 16.0,
    image: bool = True,
    text: bool = True,
    targets: tuple[Literal["attention", "mlp"], ...] = ("attention", "mlp"),
    seed: int = 0,
) -> list[str]:
    """Put adapters on a model; all else of its towers stops learning. The names of the weights that have one.

    Raises:
        TowerError: if a tower has no weight of the kind, or the model has adapters already.
    """
    unknown = [target for target in targets if target not in _TARGETS]
    if unknown or not targets or rank < 1:
        raise TowerError(
            f"targets={targets}, rank={rank}: expected some of {', '.join(_TARGETS)} and a rank from 1 on"
        )
    if next(_adapted(model), None) is not None:
        raise TowerError("the model has adapters already: merge them first")
    found = [
        (name, module, attribute, parts)
        for name, module in model.named_modules()
        if (image if name.startswith("visual.") else text)
        for attribute, parts in _weights(name, module, targets)
    ]
    for side, wanted in (("image", image), ("text", text)):
        if wanted and not any(name.startswith("visual.") == (side == "image") for name, *_ in found):
            raise TowerError(
                f"the {side} tower has no linear weight of {' or '.join(targets)}: lock it or train it whole instead"
            )
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(name in ("logit_scale", "logit_bias"))
    random = torch.Generator().manual_seed(seed)
    for _, module, attribute, parts in found:
        weight = getattr(module, attribute)
        low = LowRank(weight, rank=rank, alpha=alpha, parts=parts, random=random)
        parametrize.register_parametrization(module, attribute, low)
    return [_join(name, attribute) for name, _, attribute, _ in found]


def merge(model: nn.Module) -> None:
    """Make the adapters part of the weights and take them off. What didn't learn still doesn't."""
    for _, module, attribute, _ in list(_adapted(model)):
        parametrize.remove_parametrizations(module, attribute, leave_parametrized=True)


@torch.no_grad()
def merged(model: nn.Module) -> dict[str, Tensor]:
    """The `state_dict` that the model would have without adapters; theirs is in the weights."""
    inside = {name: getattr(module, attribute).detach() for name, module, attribute, _ in _adapted(model)}
    plain = {}
    for name, value in model.state_dict().items():
        if ".parametrizations." not in f".{name}":
            plain[name] = value
        elif name.endswith(".original"):
            bare = f".{name}".replace(".parametrizations.", ".").removesuffix(".original")[1:]
            plain[bare] = inside[bare]
    return plain


def adapters(model: nn.Module) -> dict[str, Tensor]:
    """The adapters alone, as `WEIGHT.A` and `WEIGHT.B`; empty where there are none."""
    return {
        f"{name}.{part}": getattr(low, part).detach()
        for name, _, _, low in _adapted(model)
        for part in ("A", "B")
    }


@torch.no_grad()
def load_adapters(model: nn.Module, saved: Mapping[str, Tensor]) -> None:
    """Set the adapters of a model that was adapted in the same way.

    Raises:
        TowerError: if they are others.
    """
    mine = adapters(model)
    wrong = sorted(set(mine) ^ set(saved)) or [name for name in mine if mine[name].shape != saved[name].shape]
    if wrong:
        raise TowerError(
            f"the adapters are others than the model's: {wrong[0]} and {len(wrong) - 1} more differ; "
            "adapt the model with the same rank, towers and targets"
        )
    for name, value in mine.items():
        value.copy_(saved[name])


def _adapted(model: nn.Module) -> Iterator[tuple[str, nn.Module, str, LowRank]]:
    """Each weight that has an adapter: its name, its module, its attribute, the adapter."""
    for name, module in model.named_modules():
        if parametrize.is_parametrized(module):
            parts: Any = module.parametrizations
            for attribute, steps in parts.items():
                if isinstance(steps[0], LowRank):
                    yield _join(name, attribute), module, attribute, steps[0]


def _weights(name: str, module: nn.Module, targets: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """The weights of a module that an adapter may sit on, and how many are in one."""
    path = name.split(".")
    attention = any("attn" in step for step in path)
    if isinstance(module, nn.MultiheadAttention) or type(module).__name__ == "Attention":
        if "attention" in targets and getattr(module, "in_proj_weight", None) is not None:
            yield "in_proj_weight", 3
    elif isinstance(module, nn.Linear) and "mlp" in path and "mlp" in targets:
        yield "weight", 1
    elif isinstance(module, nn.Linear) and attention and "mlp" not in path and "attention" in targets:
        yield "weight", {"qkv": 3, "kv": 2}.get(path[-1], 1)


def _join(name: str, attribute: str) -> str:
    return f"{name}.{attribute}" if name else attribute
