"""From a batch to a loss: every picture and every text is encoded once, those that aren't there not at all."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

from train import caching
from train.data import Batch
from train.losses import Features, Mix
from train.towers import Towers

__all__ = ["Encoding"]


class _Rows(NamedTuple):
    """What is encoded for a field of `Features`: rows (B, N, …), and which of them are there (B, N)."""

    field: str
    rows: Tensor
    valid: Tensor


class Encoding:
    """How a model's features of a batch become a loss.

    Attributes:
        encoded: how many pictures and how many texts the last batch had to be encoded.

    Args:
        cache: rows that are encoded at a time, with cached gradients; 0 for all at once.
    """

    def __init__(self, towers: Towers, mix: Mix, *, cache: int = 0) -> None:
        self.towers, self.mix, self.cache = towers, mix, cache
        self.encoded = 0, 0
        if cache:
            caching.check(towers.model)

    def backward(self, batch: Batch) -> tuple[Tensor, dict[str, Tensor]]:
        """Add the gradients of a batch to the parameters'; the loss and its parts."""
        pictures = self._asked(("negative_images", batch.negative_images, batch.image_valid))
        texts = self._asked(
            ("sibling_texts", batch.negative_captions, batch.image_valid),
            ("negative_texts", batch.texts, batch.text_valid),
        )

        def loss(seen: Tensor, read: Tensor) -> tuple[Tensor, dict[str, Tensor]]:
            found: tuple[Tensor, dict[str, Tensor]] = self.mix(
                self._features(batch, seen, read, pictures, texts)
            )
            return found

        parts = [
            (self.towers.encode_images, _joined(batch.images, pictures)),
            (self.towers.encode_texts, _joined(batch.captions, texts)),
        ]
        self.encoded = len(parts[0][1]), len(parts[1][1])
        if self.cache:
            cached = caching.step(parts, loss, chunk=self.cache)
            assert isinstance(cached, tuple)
            return cached
        total, told = loss(*(encode(rows) for encode, rows in parts))
        total.backward()
        return total.detach(), told

    def _asked(self, *fields: tuple[str, Tensor | None, Tensor | None]) -> list[_Rows]:
        """Those of some fields that the losses need and the batch has."""
        return [
            _Rows(name, rows, valid)
            for name, rows, valid in fields
            if name in self.mix.needs and rows is not None and valid is not None
        ]

    def _features(
        self, batch: Batch, seen: Tensor, read: Tensor, pictures: list[_Rows], texts: list[_Rows]
    ) -> Features:
        """Features as losses read them: each in its place, zeros where nothing is."""
        image, more_images = _parted(seen, len(batch), pictures)
        text, more_texts = _parted(read, len(batch), texts)
        others = {
            "image_valid": batch.image_valid,
            "severity": batch.severity,
            "text_valid": batch.text_valid,
            "kinds": batch.kinds,
        }
        return Features(
            image=image,
            text=text,
            scale=self.towers.scale,
            bias=self.towers.bias,
            **more_images,
            **more_texts,
            **{name: x for name, x in others.items() if x is not None},
            **batch.truths(self.mix.needs),
        )


def _joined(anchors: Tensor, more: list[_Rows]) -> Tensor:
    """The anchors' rows, and below them all others that are there."""
    return torch.cat([anchors, *(part.rows[part.valid] for part in more)])


def _parted(features: Tensor, anchors: int, more: list[_Rows]) -> tuple[Tensor, dict[str, Tensor]]:
    """The reverse of `_joined`: features of the anchors, (B, D), and of each field, (B, N, D)."""
    first, *rest = features.split([anchors, *(int(part.valid.sum()) for part in more)])
    return first, {part.field: _placed(x, part.valid) for part, x in zip(more, rest, strict=True)}


def _placed(rows: Tensor, valid: Tensor) -> Tensor:
    """Rows (V, D) put where `valid` (B, N) says, in (B, N, D)."""
    out = rows.new_zeros(*valid.shape, rows.shape[-1])
    return out.masked_scatter(valid[..., None], rows) if len(rows) else out
