"""Losses of the policy and of the critic: means over the tokens of a batch, that of all ranks and all its parts.

A batch is computed part by part. Each part's loss is its sum by the number of tokens of the *whole* batch, so the
gradients of all parts add up to that of the mean, however the batch is cut.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

__all__ = ["PolicyLoss", "moved", "policy_loss", "value_loss"]


@dataclass(frozen=True)
class PolicyLoss:
    """A part's loss, with what it tells beside; sums, so that parts may be added up.

    Attributes:
        total: the loss.
        ratios: the sum of the ratios.
        clipped: how many tokens' ratios were cut off.
    """

    total: Tensor
    ratios: Tensor
    clipped: Tensor


def policy_loss(
    new: Tensor, old: Tensor, advantages: Tensor, mask: Tensor, *, tokens: float, clip: float = 0.2
) -> PolicyLoss:
    """The clipped loss of proximal policy optimisation.

    Shapes: four times (B, T).

    Args:
        new, old: log-probabilities of the tokens by the policy that learns, and by that which answered.
        tokens: of the whole batch, by which the sum is divided.
        clip: how far from 1 a ratio still counts.
    """
    # Where no token is, whatever stands there mustn't reach the gradient, not even as 0 times infinity.
    ratio = torch.where(mask, new - old, 0.0).exp()
    gain = advantages.to(ratio)
    held = ratio.clamp(1 - clip, 1 + clip)
    each = -torch.minimum(ratio * gain, held * gain)
    return PolicyLoss(
        torch.where(mask, each, 0.0).sum() / tokens,
        torch.where(mask, ratio, 0.0).sum().detach(),
        ((ratio != held) & mask).sum().detach(),
    )


def value_loss(values: Tensor, returns: Tensor, mask: Tensor, *, tokens: float) -> Tensor:
    """Half the squared error of values. Shapes: three times (B, T)."""
    off = torch.where(mask, values - returns.to(values), 0.0)
    return 0.5 * (off**2).sum() / tokens


def moved(new: Tensor, old: Tensor, mask: Tensor) -> float:
    """How far a policy is from an old one in nats a token, by the old one's tokens: the mean of r - 1 - ln r."""
    step = (new - old).double()[mask]
    return float((step.exp() - 1 - step).mean()) if step.numel() else 0.0
