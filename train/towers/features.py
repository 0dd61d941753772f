"""What a picture tower has inside: the tokens behind one of its last blocks."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from train.towers.errors import TowerError
from train.towers.layers import image_blocks

__all__ = ["features"]


def features(model: nn.Module, images: Tensor, *, layer: int = -1) -> Tensor:
    """The tokens behind a block, before any norm that follows: (B, tokens, width).

    -1 is the last block, -2 the one before it, which language models are given to see. A ViT's class token comes
    first, if it has one. Of a convolutional tower the blocks are its stages and the tokens its cells, row by row. In
    transformers' models the same stand in `hidden_states`. What losses compare is `Towers.encode_images`.

    Raises:
        TowerError: if the tower's blocks aren't known, or it hasn't so many.
    """
    visual: Any = model.visual
    blocks = image_blocks(visual)
    if not blocks:
        kind = type(getattr(visual, "trunk", visual)).__name__
        raise TowerError(
            f"the blocks of {kind} aren't known; expected a ViT, a ConvNeXt, an EfficientNet, an NFNet, or "
            "open_clip's own ResNet"
        )
    if not -len(blocks) <= layer < 0:
        raise TowerError(f"layer={layer}: expected -1 (the last) to -{len(blocks)} (the first)")
    seen: list[Tensor] = []
    hook = blocks[layer].register_forward_hook(lambda module, given, made: seen.append(made))
    training = model.training
    model.eval()
    try:
        with torch.no_grad():
            visual(images)
    finally:
        hook.remove()
        model.train(training)
    tokens = seen[0]
    return tokens.flatten(2).transpose(1, 2) if tokens.ndim == 4 else tokens
