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


def summed(part: Callable[[slice, Tensor], Tensor], rows: Tensor, *, chunk: int | None) -> Tensor:
    """The sum of `part` over at most `chunk` rows at a time, each computed anew for its gradient, none kept.

    Args:
        part: of a slice and the rows that lie there.
    """
    if chunk is None or chunk >= len(rows):
        return part(slice(0, len(rows)), rows)
    # Split at once: the gradient of each slice by itself would be as large as that of all rows.
    some = rows.split(chunk)
    slices = [slice(k * chunk, k * chunk + len(few)) for k, few in enumerate(some)]
    sums = [
        checkpoint(part, s, few, use_reentrant=False, preserve_rng_state=False)
        for s, few in zip(slices, some, strict=True)
    ]
    return torch.stack(sums).sum()
