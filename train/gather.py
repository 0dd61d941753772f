"""Tensors of all ranks, with gradient, and means over all ranks. One process needs no process group.

A loss here is written for *one* batch that happens to lie on several ranks. Each rank returns the loss of the whole
batch; its gradient is the rank's own share times the number of ranks, so that DDP's mean over ranks is the gradient of
one process with the whole batch. That holds for whatever gets its gradients averaged: towers, scale and bias inside
DDP, and what stands outside through `replicated`. Shapes are exchanged before tensors are, so that ranks that differ
fail alike, with an error, rather than hang.
"""

from __future__ import annotations

from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor
from torch.autograd.function import once_differentiable

from geodsl.errors import GeodslError

__all__ = [
    "RaggedError",
    "exchange",
    "gather",
    "gather_ragged",
    "mean",
    "rank",
    "replicated",
    "whole",
    "widened",
    "world",
]

_MOST_AXES = 6


class RaggedError(GeodslError, ValueError):
    """Raised on every rank when tensors to be gathered differ in shape; the text lists the shapes by rank."""


def world() -> int:
    """How many ranks there are."""
    return dist.get_world_size() if dist.is_available() and dist.is_initialized() else 1


def rank() -> int:
    """Which of them this is, from 0."""
    return dist.get_rank() if dist.is_available() and dist.is_initialized() else 0


class _Gather(torch.autograd.Function):
    """(B, …) on each rank to (W·B, …) on all. Every rank's loss reads x, so its gradient is the sum over ranks."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:
        parts = [torch.empty_like(x) for _ in range(world())]
        dist.all_gather(parts, x)
        return torch.cat(parts)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> Tensor:
        gradient = gradient.clone(memory_format=torch.contiguous_format)
        dist.all_reduce(gradient)
        return gradient.chunk(world())[rank()]


def gather(x: Tensor) -> Tensor:
    """The tensors of all ranks one below the other, in order of rank, with gradient.

    Shapes: (B, …) on each rank, (W·B, …) out; row i of rank r is row r·B + i.

    Raises:
        RaggedError: on every rank, if the shapes differ.
    """
    if world() == 1:
        return x
    _, learns = _agreed(x, ragged=False)
    return _gathered(x, learns)


def gather_ragged(x: Tensor, valid: Tensor) -> tuple[Tensor, Tensor]:
    """The same where the second axis differs by rank: padded to the widest first, what is padded isn't valid.

    Shapes: (B, N, …) and (B, N) bool on each rank, (W·B, N*, …) and (W·B, N*) out, N* the largest N over ranks.

    Raises:
        RaggedError: on every rank, if anything but N differs.
    """
    if world() == 1:
        return x, valid
    n, learns = _agreed(x, ragged=True)
    return _gathered(_wide(x, n), learns), _gathered(_wide(valid, n), False)


def widened(x: Tensor, valid: Tensor) -> tuple[Tensor, Tensor]:
    """This rank's own (B, N, …) and (B, N) bool, padded to the largest N over ranks: (B, N*, …) and (B, N*)."""
    if world() == 1:
        return x, valid
    n, _ = _agreed(x, ragged=True)
    return _wide(x, n), _wide(valid, n)


def exchange(x: Tensor) -> Tensor:
    """The transpose of a matrix whose rows lie on the ranks: (B, W·B) in, (B, W·B) out, without gradient.

    Entry [i, r·B + j] out is entry [j, own rank·B + i] of rank r: what all rows say of this rank's columns.
    """
    if world() == 1:
        return x.t()
    n = len(x)
    blocks = x.reshape(n, world(), n).permute(1, 2, 0).contiguous()
    received = torch.empty_like(blocks)
    dist.all_to_all_single(received, blocks)
    return received.permute(1, 0, 2).reshape(n, world() * n)


def mean(total: Tensor, count: Tensor) -> Tensor:
    """The sum over all ranks by the number of terms on all ranks; 0, with gradient, where there are none.

    Shapes: () and () in, () out. The value is the same on every rank; DDP's mean of the gradients is its gradient.
    """
    if world() == 1:
        return total / count.clamp(min=1)
    sums = torch.stack([total.detach(), count.to(total)])
    dist.all_reduce(sums)
    count = sums[1].clamp(min=1)
    share = total * (world() / count)
    return sums[0] / count + (share - share.detach())


def replicated(x: Tensor) -> Tensor:
    """A parameter that all ranks hold and DDP doesn't: its gradient is the mean over ranks, as DDP's would be."""
    x = x.view_as(x)
    if world() > 1 and x.requires_grad:
        x.register_hook(_averaged)
    return x


def _averaged(gradient: Tensor) -> Tensor:
    gradient = gradient.clone()
    dist.all_reduce(gradient)
    return gradient / world()


def _agreed(x: Tensor, *, ragged: bool) -> tuple[int, bool]:
    """The largest second axis, and whether any rank's tensor learns. All ranks see the same and fail alike."""
    if x.ndim > _MOST_AXES or x.ndim < 1 + ragged:
        raise RaggedError(f"{1 + ragged} to {_MOST_AXES} axes are gathered, not {x.ndim}")
    learns = x.requires_grad and torch.is_grad_enabled()
    shape = [*x.shape, *[-1] * (_MOST_AXES - x.ndim), int(learns)]
    own = torch.tensor(shape, dtype=torch.int64, device=x.device)
    each = [torch.empty_like(own) for _ in range(world())]
    dist.all_gather(each, own)
    told = [tuple(row) for row in torch.stack(each).tolist()]
    shapes = [tuple(size for size in row[:-1] if size >= 0) for row in told]
    if len({shape[:1] + shape[2:] if ragged else shape for shape in shapes}) > 1:
        listed = ", ".join(f"rank {r} {shape}" for r, shape in enumerate(shapes))
        differ = "but for the second axis " if ragged else ""
        raise RaggedError(
            f"tensors of one shape {differ}are gathered, not {listed}; give every rank the same number of samples"
        )
    return (max(shape[1] for shape in shapes) if ragged else 0), any(row[-1] for row in told)


def _gathered(x: Tensor, learns: bool) -> Tensor:
    # All ranks or none must take part in the gradient's collective, also one that has only padding.
    if learns and not x.requires_grad:
        x = x.detach().requires_grad_()
    return _Gather.apply(x.contiguous())


def _wide(x: Tensor, n: int) -> Tensor:
    if x.shape[1] == n:
        return x
    return torch.cat([x, x.new_zeros(len(x), n - x.shape[1], *x.shape[2:])], dim=1)


def whole(x: Tensor) -> Tensor:
    """A tensor with the parts of all ranks, where it lies shared out; every rank must ask."""
    found = x.full_tensor() if hasattr(x, "full_tensor") else x
    return found.detach()
