"""Batches: what one rank looks at in one step."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

import torch
from torch import Tensor

from train.data.pictures import floats
from train.data.truth import Sights, Words, judged

__all__ = ["TEXT_KINDS", "Batch"]

TEXT_KINDS = ("letters", "shape", "relation", "number", "nearest")
"""What false captions were made by; their places here are the `kinds` of a batch."""


@dataclass(frozen=True, kw_only=True)
class Batch:
    """B groups of one rank, padded to the largest of them. What no loss needs isn't there: None.

    Pictures may travel as bytes: `to`, which every trainer calls, makes of them what the tower reads.

    Attributes:
        images: (B, 3, H, W) the anchors' pictures.
        captions: (B, L) ids of their captions.
        negative_images: (B, N, 3, H, W).
        negative_captions: (B, N, L) ids of the negatives' own captions.
        image_valid: (B, N) bool, which negatives are there, and differ to the model.
        severity: (B, N) how much was changed, in least visible gaps.
        texts: (B, M, L) ids of captions that are false of the anchor.
        text_valid: (B, M) bool, which of them are there, and differ to the model.
        kinds: (B, M) int64, places in `TEXT_KINDS`.
        words: what the captions say: the anchors', the negatives' own, the texts.
        sights: what is known of the pictures: the anchors', the negatives'.
        look: mean and spread of the channels, where pictures are still bytes.
        keys: of the groups.
        operators: by what each negative was made.
        warnings: what was found wanting, with how often, and out of how many.
    """

    images: Tensor
    captions: Tensor
    negative_images: Tensor | None = None
    negative_captions: Tensor | None = None
    image_valid: Tensor | None = None
    severity: Tensor | None = None
    texts: Tensor | None = None
    text_valid: Tensor | None = None
    kinds: Tensor | None = None
    words: tuple[Words, Words, Words] | None = None
    sights: Sights | None = None
    look: tuple[Sequence[float], Sequence[float]] | None = None
    keys: Sequence[str] = ()
    operators: Sequence[Sequence[str]] = ()
    warnings: Mapping[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.images)

    def to(self, device: Any) -> Batch:
        """The same on a device."""
        there = self._each(lambda x: x.to(device, non_blocking=True))
        if there.look is None:
            return there
        others = there.negative_images
        return replace(
            there,
            images=floats(there.images, *there.look),
            negative_images=None if others is None else floats(others, *there.look),
            look=None,
        )

    def pin_memory(self) -> Batch:
        """The same in memory from which a GPU copies by itself."""
        return self._each(lambda x: x.pin_memory())

    def truths(self, needs: Collection[str]) -> dict[str, Tensor]:
        """The truth matrices of `Features` that losses with these needs read. All ranks have to ask at once."""
        if self.words is None or self.sights is None:
            return {}
        anchors, others, texts = self.words
        first, own = self.sights.first(), anchors.codes
        everyone = anchors.everywhere()
        found = {"truth": judged(first, everyone, own)[:, 0, :, 0]}
        if "negative_texts" in needs:
            found["negative_truth"] = judged(first, texts.everywhere(), own)[:, 0]
        if "sibling_texts" in needs:
            mine = torch.cat([own, others.codes], 1)
            theirs = [judged(self.sights, w, mine) for w in (everyone, others.everywhere())]
            found["sibling_truth"] = torch.cat(theirs, 3)
        return found

    def _each(self, change: Any) -> Batch:
        def go(x: Any) -> Any:
            if isinstance(x, Tensor):
                return change(x)
            if isinstance(x, Words | Sights):
                return type(x)(*map(change, x.tensors()))
            return tuple(map(go, x)) if isinstance(x, tuple) else x

        names = [f.name for f in fields(self) if f.name not in ("look", "keys", "operators", "warnings")]
        return replace(self, **{name: go(getattr(self, name)) for name in names})
