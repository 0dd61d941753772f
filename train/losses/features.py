"""What a loss may read: features of one rank's part of a batch, with masks."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from geodsl.errors import GeodslError
from train.gather import world

__all__ = ["Features", "LossError"]


class LossError(GeodslError, ValueError):
    """Raised when a loss is asked for that doesn't exist, or is given what it can't work with."""


@dataclass(frozen=True, kw_only=True)
class Features:
    """A rank's part of a batch of B groups, all features unit rows of D numbers; W is the number of ranks.

    What isn't given is None: then no loss may need it. What is given and empty, (B, 0, D), or nowhere valid, gives the
    loss nothing to work on. All ranks give the same fields; N and M may differ by rank, B may not.

    Attributes:
        image: (B, D) pictures of the anchors.
        text: (B, D) their captions.
        scale: () τ, the factor of the cosines (not its logarithm).
        bias: () what the sigmoid adds to a scaled cosine; comes with a SigLIP checkpoint.
        negative_images: (B, N, D) pictures of which the caption is false.
        image_valid: (B, N) bool, which of them are there; all, if left out.
        negative_texts: (B, M, D) captions that are false of the picture.
        text_valid: (B, M) bool, which of them are there; all, if left out.
        kinds: (B, M) int64, from 0, what was done to each caption.
        severity: (B, N) how much was changed in each picture, in least visible gaps, as certificates tell.
        sibling_texts: (B, N, D) the negative pictures' own captions, valid where the pictures are.
        truth: (B, W·B) int8: is caption j of the whole batch true of this rank's picture i: 1, 0, or -1, unclear.
        negative_truth: (B, W·B, M*) int8: the same of negative caption k of sample j; M* is the largest M.
        sibling_truth: (B, 1 + N, W·B, 1 + N*) int8: the same of member k's picture of group i and member l's
            caption of group j; member 0 is the anchor.
    """

    image: Tensor
    text: Tensor
    scale: Tensor
    bias: Tensor | None = None
    negative_images: Tensor | None = None
    image_valid: Tensor | None = None
    negative_texts: Tensor | None = None
    text_valid: Tensor | None = None
    kinds: Tensor | None = None
    severity: Tensor | None = None
    sibling_texts: Tensor | None = None
    truth: Tensor | None = None
    negative_truth: Tensor | None = None
    sibling_truth: Tensor | None = None

    def __post_init__(self) -> None:
        for valid, negatives in (("image_valid", "negative_images"), ("text_valid", "negative_texts")):
            x = getattr(self, negatives)
            if x is not None and getattr(self, valid) is None:
                object.__setattr__(self, valid, torch.ones(x.shape[:2], dtype=torch.bool, device=x.device))
        if wrong := self._complaints():
            raise LossError("; ".join(wrong))

    def given(self, *names: str) -> tuple[Tensor, ...]:
        """Fields that must be there.

        Raises:
            LossError: if some aren't; the text names them all.
        """
        missing = [f"`{name}`" for name in names if getattr(self, name) is None]
        if missing:
            raise LossError(
                f"these losses need {', '.join(missing)}, which the batch hasn't; give it or drop the loss"
            )
        return tuple(getattr(self, name) for name in names)

    def _complaints(self) -> list[str]:
        if self.image.ndim != 2:
            return [f"image is (B, D), not {(*self.image.shape,)}"]
        b, d = self.image.shape
        n, m = (None if x is None or x.ndim < 2 else x.shape[1] for x in (self.image_valid, self.text_valid))
        columns = world() * b
        shapes: dict[str, tuple[int | None, ...]] = {
            "text": (b, d),
            "negative_images": (b, n, d),
            "image_valid": (b, n),
            "negative_texts": (b, m, d),
            "text_valid": (b, m),
            "kinds": (b, m),
            "severity": (b, n),
            "sibling_texts": (b, n, d),
            "truth": (b, columns),
            "negative_truth": (b, columns, None),
            "sibling_truth": (b, None if n is None else 1 + n, columns, None),
        }
        wanted = {"image_valid": torch.bool, "text_valid": torch.bool, "kinds": torch.int64}
        wanted |= dict.fromkeys(("truth", "negative_truth", "sibling_truth"), torch.int8)
        found = []
        for name, shape in shapes.items():
            x = getattr(self, name)
            if x is not None and not _fits(x, shape):
                listed = ", ".join("any" if size is None else str(size) for size in shape)
                found.append(f"{name} is ({listed}), not {(*x.shape,)}")
            if x is not None and x.dtype != wanted.get(name, x.dtype):
                found.append(f"{name} is {wanted[name]}, not {x.dtype}")
        for name in ("scale", "bias"):
            x = getattr(self, name)
            if x is not None and x.numel() != 1:
                found.append(f"{name} is one number, not {(*x.shape,)}")
        return found


def _fits(x: Tensor, shape: tuple[int | None, ...]) -> bool:
    return x.ndim == len(shape) and all(
        size is None or size == found for size, found in zip(shape, x.shape, strict=True)
    )
