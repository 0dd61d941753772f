"""What the two kinds of model have in common: names of weights, and checks that a tower is of the plain sort."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from torch import Tensor, nn

from train.towers.errors import TowerError

__all__ = ["SUPPORTED", "activation", "epsilon", "native_blocks", "need", "renamed", "thirds"]

SUPPORTED = (
    "supported are CLIP with open_clip's own ViT and text transformer, and SigLIP with a timm ViT that pools by "
    "attention ('map')"
)

_NATIVE = {
    "ln_1": "layer_norm1",
    "ln_2": "layer_norm2",
    "mlp.c_fc": "mlp.fc1",
    "mlp.c_proj": "mlp.fc2",
    "attn.out_proj": "self_attn.out_proj",
}


def need(holds: bool, what: str) -> None:
    """Refuse a model that the other side has no place for.

    Raises:
        TowerError: naming what stands in the way.
    """
    if not holds:
        raise TowerError(f"can't be converted: {what}; {SUPPORTED}")


def activation(modules: Iterable[nn.Module]) -> str:
    """What Hugging Face calls the activation that all of these are."""
    kinds = {_activation(module) for module in modules}
    need(len(kinds) == 1, f"its layers have several activations ({', '.join(sorted(kinds))})")
    return kinds.pop()


def epsilon(tower: nn.Module) -> float:
    """The epsilon that all norms of a tower have."""
    found = {module.eps for module in tower.modules() if isinstance(module, nn.LayerNorm)}
    need(len(found) == 1, f"the norms of {type(tower).__name__} have {len(found)} epsilons ({sorted(found)})")
    return float(found.pop())


def renamed(state: Mapping[str, Tensor], names: Mapping[str, str]) -> dict[str, Tensor]:
    """Weights and biases of modules, under other names."""
    return {
        f"{new}.{part}": state[f"{old}.{part}"]
        for old, new in names.items()
        for part in ("weight", "bias")
        if f"{old}.{part}" in state
    }


def thirds(state: Mapping[str, Tensor], old: tuple[str, str], new: str) -> dict[str, Tensor]:
    """The query, key and value that stand one below the other in a weight and a bias."""
    return {
        f"{new}.{name}_proj.{part}": value
        for part, source in zip(("weight", "bias"), old, strict=True)
        for name, value in zip("qkv", state[source].chunk(3), strict=True)
    }


def native_blocks(state: Mapping[str, Tensor], transformer: Any, old: str, new: str) -> dict[str, Tensor]:
    """The blocks of a transformer of open_clip's own."""
    made: dict[str, Tensor] = {}
    for i, block in enumerate(transformer.resblocks):
        plain = isinstance(block.attn, nn.MultiheadAttention) and isinstance(block.ls_1, nn.Identity)
        need(plain, f"block {i} of {old} is a {type(block).__name__} with an attention or a scale of its own")
        here, there = f"{old}.resblocks.{i}", f"{new}.layers.{i}"
        made |= renamed(state, {f"{here}.{a}": f"{there}.{b}" for a, b in _NATIVE.items()})
        made |= thirds(
            state, (f"{here}.attn.in_proj_weight", f"{here}.attn.in_proj_bias"), f"{there}.self_attn"
        )
    return made


def _activation(module: nn.Module) -> str:
    kind = type(module).__name__
    if kind == "QuickGELU":
        return "quick_gelu"
    if kind == "GELUTanh" or (isinstance(module, nn.GELU) and module.approximate == "tanh"):
        return "gelu_pytorch_tanh"
    need(kind in ("GELU",), f"its activation is {kind}")
    return "gelu"
