"""A margin that grows with what there is to see. This one is ours: certificates say how much was changed."""

from __future__ import annotations

import torch
from torch import Tensor

from train.gather import mean
from train.losses.scores import cleared, pairs

__all__ = ["severity_margin"]


def severity_margin(
    anchor: Tensor,
    positive: Tensor,
    negatives: Tensor,
    valid: Tensor,
    severity: Tensor,
    *,
    scale: Tensor,
    margin: float = 5.0,
    half: float = 3.0,
) -> Tensor:
    """Negatives are to score below the positive, the further the more there is to see of the change.

        L = mean over valid (i, k) of relu( m(σ_ik) - (τ a_i·p_i - τ a_i·n_ik) ),   m(σ) = margin · σ / (σ + half)

    σ is the certificate's perceptible severity: 1 is the least change that a reader sees, 20 the most that is made. A
    barely visible change is asked for a quarter of the margin, one of `half` gaps for a half, and none for more than
    all. In a softmax of the two, a margin m is odds of e^m to 1. With `half=0` it is a plain hinge.

    Shapes: anchor, positive (B, D), negatives (B, N, D), unit rows; valid (B, N) bool; severity (B, N). () out; 0
    where nothing is valid.
    Needs: severities. Anchor the caption and negatives the wrong pictures: it is their change that is measured. Unlike
    `dynamic_margin` it has no state and asks the same of every model; unlike a softmax it lets go of what is apart
    enough.
    """
    seen = severity.clamp(min=0)
    gap = pairs(anchor, positive[:, None], scale=scale) - pairs(
        anchor, cleared(negatives, valid), scale=scale
    )
    asked = margin * seen / (seen + half) if half else torch.full_like(seen, margin)
    return mean(torch.relu(asked.to(gap) - gap).masked_fill(~valid, 0).sum(), valid.sum())
