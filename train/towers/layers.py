"""How deep in its tower each parameter sits, and where its blocks are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from torch import nn

__all__ = ["Tower", "image_blocks", "towers_of"]

_TEXT = ("token_embedding", "positional_embedding", "transformer", "ln_final", "text_projection", "cls_emb")


@dataclass(frozen=True)
class Tower:
    """One tower's parameters by depth: 0 before the first block, i + 1 in block i, `last` behind the blocks.

    A tower whose blocks aren't known here (a text tower of transformers', say) is one group: `last` is 0.
    """

    side: Literal["image", "text"]
    depth: dict[str, int]
    last: int


def towers_of(model: nn.Module) -> tuple[Tower, Tower]:
    """The picture tower and the text tower of open_clip's model; logit scale and bias are in neither."""
    text = "text" if hasattr(model, "text") else ""
    heads = (f"{text}.",) if text else tuple(_TEXT)
    names = [name for name, _ in model.named_parameters()]
    return (
        _tower("image", [n for n in names if n.startswith("visual.")], *_image(model)),
        _tower("text", [n for n in names if n.startswith(heads)], *_text(model, f"{text}." if text else "")),
    )


def image_blocks(visual: nn.Module) -> Sequence[nn.Module]:
    """The blocks of a picture tower, or its stages where it is a convolutional one; empty where unknown."""
    return [visual.get_submodule(name) for name in _block_names(visual)[0]]


def _tower(
    side: Literal["image", "text"], names: list[str], blocks: Sequence[str], stem: Sequence[str]
) -> Tower:
    last = len(blocks) + 1 if blocks else 0
    depth = {}
    for name in names:
        block = [i for i, start in enumerate(blocks) if name.startswith(f"{start}.")]
        first = any(name == s or name.startswith(f"{s}.") for s in stem)
        depth[name] = block[0] + 1 if block else 0 if first else last
    return Tower(side, depth, last)


def _image(model: nn.Module) -> tuple[list[str], list[str]]:
    visual: Any = model.visual
    blocks, stem = _block_names(visual)
    return [f"visual.{name}" for name in blocks], [f"visual.{name}" for name in stem]


def _block_names(visual: Any) -> tuple[list[str], list[str]]:
    """The names of a picture tower's blocks and of what comes before them."""
    trunk: Any = getattr(visual, "trunk", None)
    if trunk is None and hasattr(visual, "transformer"):
        stem = ["conv1", "class_embedding", "positional_embedding", "ln_pre"]
        return _numbered("transformer.resblocks", visual.transformer.resblocks), stem
    if trunk is None and hasattr(visual, "layer1"):
        stem = [f"{kind}{i}" for kind in ("conv", "bn") for i in (1, 2, 3)]
        return [f"layer{i}" for i in (1, 2, 3, 4)], stem
    if isinstance(getattr(trunk, "blocks", None), nn.Sequential) and hasattr(trunk, "patch_embed"):
        stem = ["patch_embed", "cls_token", "pos_embed", "reg_token", "norm_pre"]
        return _numbered("trunk.blocks", trunk.blocks), [f"trunk.{name}" for name in stem]
    if isinstance(getattr(trunk, "blocks", None), nn.Sequential) and hasattr(trunk, "conv_stem"):
        return _numbered("trunk.blocks", trunk.blocks), ["trunk.conv_stem", "trunk.bn1"]
    if isinstance(getattr(trunk, "stages", None), nn.Sequential) and hasattr(trunk, "stem"):
        return _numbered("trunk.stages", trunk.stages), ["trunk.stem"]
    return [], []


def _text(model: nn.Module, prefix: str) -> tuple[list[str], list[str]]:
    text: Any = getattr(model, "text", model)
    blocks = getattr(getattr(text, "transformer", None), "resblocks", None)
    if blocks is None:
        return [], []
    stem = [f"{prefix}{name}" for name in ("token_embedding", "positional_embedding", "cls_emb")]
    return _numbered(f"{prefix}transformer.resblocks", blocks), stem


def _numbered(name: str, blocks: Sequence[Any]) -> list[str]:
    return [f"{name}.{i}" for i in range(len(blocks))]
