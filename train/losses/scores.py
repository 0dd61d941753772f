"""Scaled cosines, exact under autocast, and sums over slices that are computed again rather than kept."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch.utils.checkpoint import checkpoint

__all__ = ["cleared", "exact", "pairs", "products", "summed"]


def exact(x: Tensor) -> Tensor:
    """In single precision at least: at scale 100, scores in bfloat16 are 0.5 apart."""
    return x.float() if x.dtype in (torch.bfloat16, torch.float16) else x


def products(rows: Tensor, columns: Tensor, *, scale: Tensor) -> Tensor:
    """Scores of all rows with all columns: (R, D) and (C, D) in, (R, C) out."""
    with torch.autocast(rows.device.type, enabled=False):
        return exact(scale) * (exact(rows) @ exact(columns).T)


def pairs(anchor: Tensor, others: Tensor, *, scale: Tensor) -> Tensor:
    """Scores of each anchor with what is its own: (B, D) and (B, N, D) in, (B, N) out."""
    with torch.autocast(anchor.device.type, enabled=False):
        return exact(scale) * (exact(others) @ exact(anchor)[:, :, None]).squeeze(2)


def cleared(x: Tensor, valid: Tensor) -> Tensor:
    """0 where not valid, whatever stood there: (…, D) and (…) bool. A nan times 0 would be a nan in some gradient."""
    return torch.where(valid[..., None], x, torch.zeros((), dtype=x.dtype, device=x.device))


def summed(part: Callable[[slice], Tensor], n: int, *, chunk: int | None) -> Tensor:
    """The sum of `part` over slices of at most `chunk` of n, each computed anew for its gradient, none kept."""
    if chunk is None or chunk >= n:
        return part(slice(0, n))
    slices = [slice(start, min(start + chunk, n)) for start in range(0, n, chunk)]
    sums = [checkpoint(part, s, use_reentrant=False, preserve_rng_state=False) for s in slices]
    return torch.stack(sums).sum()
