"""Advantages: how much better an answer did than was to be expected at each of its tokens.

Answers lie in rows, padded at the end; a mask tells their tokens. All is computed in 64 bits: an advantage is a
difference of sums.
"""

from __future__ import annotations

import torch
import torch.distributed as dist
from torch import Tensor

from train.gather import world
from train.lmm.rl.errors import RlError

__all__ = ["estimated", "grouped", "normalised", "spread"]

_LEAST = 1e-8  # of a spread: what spreads less is all one


def estimated(
    rewards: Tensor, values: Tensor, mask: Tensor, *, gamma: float = 1.0, lam: float = 1.0
) -> tuple[Tensor, Tensor]:
    """Generalised advantage estimates of rewards given at the ends of answers, and what values should have been.

    With γ = λ = 1 the sum telescopes: A_t = R - V(s_t), and every value should have been R.

    Shapes: (B,), (B, T), (B, T) bool in; (B, T) and (B, T) out, 0 where there is no token.
    """
    rewards, values, there = rewards.double(), values.double() * mask, mask.double()
    # V of the state after a token; after the last one there is none.
    after = torch.cat([(values * there)[:, 1:], values.new_zeros(len(values), 1)], dim=1)
    last = there - torch.cat([there[:, 1:], there.new_zeros(len(there), 1)], dim=1)
    surprise = (last * rewards[:, None] + gamma * after - values) * there
    out = torch.zeros_like(values)
    carried = torch.zeros_like(rewards)
    for t in range(values.shape[1] - 1, -1, -1):
        carried = (surprise[:, t] + gamma * lam * carried) * there[:, t]
        out[:, t] = carried
    return out, (out + values) * there


def grouped(rewards: Tensor, answers: int, *, scaled: bool = True) -> Tensor:
    """Rewards beside those of the same prompt's other answers: less their mean, by their spread.

    Shapes: (N·K,) with the K answers of a prompt one after the other, (N·K,) out. Where all are one, it is 0.

    Args:
        scaled: whether to divide by the spread; without it, prompts count by how much their answers differ.
    """
    if answers < 2 or len(rewards) % answers:
        raise RlError(
            f"{len(rewards)} rewards aren't those of prompts with {answers} answers each; groups have two or more"
        )
    of = rewards.double().reshape(-1, answers)
    off = of - of.mean(dim=1, keepdim=True)
    if scaled:
        width = of.std(dim=1, keepdim=True)
        off = torch.where(width > _LEAST, off / width.clamp(min=_LEAST), torch.zeros_like(off))
    return off.flatten()


def normalised(advantages: Tensor, mask: Tensor) -> Tensor:
    """Advantages of mean 0 and spread 1 over all tokens of the batch, that of all ranks.

    Shapes: (B, T) and (B, T) bool in, (B, T) out, 0 where there is no token.
    """
    mean, width = spread(advantages, mask)
    return torch.where(mask, (advantages.double() - mean) / max(width, _LEAST), 0.0)


def spread(x: Tensor, mask: Tensor) -> tuple[float, float]:
    """The mean of what is there and its standard deviation, over all ranks."""
    kept = x.double()[mask]
    told = _summed(torch.stack([kept.new_tensor(float(kept.numel())), kept.sum()]))
    count = max(float(told[0]), 1.0)
    mean = float(told[1]) / count
    off = _summed(((kept - mean) ** 2).sum()[None])
    return mean, float(off[0] / count) ** 0.5


def _summed(x: Tensor) -> Tensor:
    if world() > 1:
        dist.all_reduce(x)
    return x
