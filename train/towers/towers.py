"""A picture tower and a text tower with all that a trainer asks of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Literal

import torch
from torch import Tensor, nn

from train.towers.errors import TowerError

__all__ = ["PRECISIONS", "Towers"]

# `bf16` keeps the weights in 32 bits and computes in 16; `pure_bf16` keeps them in 16 too.
PRECISIONS = ("fp32", "bf16", "pure_bf16")


@dataclass(frozen=True, eq=False)
class Towers:
    """A model as `load` gives it.

    Attributes:
        name: what was asked for.
        model: open_clip's own module.
        tokenizer: texts to ids (T, context_length).
        train_transform: a picture (PIL) to a tensor (3, image_size, image_size), as in training.
        eval_transform: the same as in evaluation.
        config: the architecture, in open_clip's terms; with the weights it rebuilds the model.
        precision: one of `PRECISIONS`.
    """

    name: str
    model: nn.Module
    tokenizer: Callable[..., Tensor]
    train_transform: Callable[[Any], Tensor]
    eval_transform: Callable[[Any], Tensor]
    config: Mapping[str, Any]
    precision: str

    @property
    def kind(self) -> Literal["clip", "siglip"]:
        """`siglip` where the logits have a bias of their own, made for sigmoids; else `clip`, for softmax."""
        return "clip" if getattr(self.model, "logit_bias", None) is None else "siglip"

    @property
    def device(self) -> torch.device:
        return next(self.model.parameters()).device

    @property
    def embed_dim(self) -> int:
        return int(self.config["embed_dim"])

    @property
    def context_length(self) -> int:
        return int(self.config["text_cfg"].get("context_length", 77))

    @property
    def image_size(self) -> int:
        visual: Any = self.model.visual
        size = visual.image_size
        return int(size[0] if isinstance(size, Sequence) else size)

    @property
    def scale(self) -> Tensor:
        """What cosines are multiplied by, with gradient."""
        scale: Any = self.model.logit_scale
        return scale.exp()

    @property
    def bias(self) -> Tensor | None:
        """What is added then, with gradient; None where there is none."""
        return getattr(self.model, "logit_bias", None)

    def autocast(self) -> AbstractContextManager[Any]:
        """The context to encode in; losses are computed outside of it, in 32 bits."""
        if self.precision == "bf16":
            return torch.autocast(self.device.type, dtype=torch.bfloat16)
        return nullcontext()

    def encode_images(self, images: Tensor) -> Tensor:
        """Pictures (B, 3, H, W) to unit features (B, embed_dim) in 32 bits."""
        return self._encoded("encode_image", images.to(self._dtype()))

    def encode_texts(self, ids: Tensor) -> Tensor:
        """Ids (B, context_length) to unit features (B, embed_dim) in 32 bits."""
        return self._encoded("encode_text", ids)

    def ids(self, texts: Sequence[str]) -> Tensor:
        """Texts to ids (T, context_length), on the CPU."""
        return self.tokenizer(list(texts), context_length=self.context_length)

    def cut(self, texts: Sequence[str]) -> Tensor:
        """Which texts (T) are longer than the context and lose their end."""
        longer = self.tokenizer(list(texts), context_length=self.context_length + 2)
        padding = getattr(getattr(self.tokenizer, "tokenizer", None), "pad_token_id", 0)
        return longer[:, self.context_length] != padding

    def checkpoint_activations(self, enable: bool = True) -> None:
        """Keep fewer activations and compute them again on the way back.

        Raises:
            TowerError: if the picture tower can't; open_clip would go on in silence.
        """
        visual: Any = self.model.visual
        if hasattr(visual, "trunk"):
            try:
                visual.trunk.set_grad_checkpointing(enable)
            except (AssertionError, AttributeError, NotImplementedError) as error:
                raise TowerError(_unchecked(type(visual.trunk).__name__)) from error
        elif not hasattr(visual, "transformer"):
            raise TowerError(_unchecked(type(visual).__name__))
        switch: Any = self.model.set_grad_checkpointing
        switch(enable)

    def _encoded(self, method: str, inputs: Tensor) -> Tensor:
        encode = getattr(self.model, method)
        with self.autocast():
            features = encode(inputs)
        # Of bf16 units the length is off by some thousandths, which a scale of 100 makes tenths of a logit.
        wide = features if features.dtype == torch.float64 else features.float()
        return nn.functional.normalize(wide, dim=-1)

    def _dtype(self) -> torch.dtype:
        return next(self.model.parameters()).dtype


def _unchecked(tower: str) -> str:
    return (
        f"{tower} can't compute its activations anew; expected a transformer or a timm tower that can. "
        "Leave checkpointing of activations off, or take smaller batches with cached gradients"
    )
