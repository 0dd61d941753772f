"""The processes of a run: who they are, on what they compute, and their gradients made one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import torch
import torch.distributed as dist
from torch import nn

from train.gather import world

__all__ = ["average_gradients", "everywhere", "ranks"]


@contextmanager
def ranks(device: str | None = None) -> Iterator[torch.device]:
    """This process among those that torchrun has started, or by itself; what it computes on."""
    local = int(os.environ.get("LOCAL_RANK", "0"))
    usual = "cuda" if torch.cuda.is_available() else "cpu"
    found = torch.device(device or usual)
    if found.type == "cuda" and found.index is None:
        found = torch.device("cuda", local)
        torch.cuda.set_device(found)
    begun = int(os.environ.get("WORLD_SIZE", "1")) > 1 and not dist.is_initialized()
    if begun:
        dist.init_process_group("nccl" if found.type == "cuda" else "gloo")
    try:
        yield found
    finally:
        if begun:
            dist.destroy_process_group()


def average_gradients(parameters: Iterable[nn.Parameter]) -> None:
    """The mean over all ranks in the place of each rank's gradients: one exchange a step, after its last backward.

    A parameter that a rank has no gradient for counts as 0 there. So it is right for cached gradients, too, whose many
    backward passes would each start an exchange of their own.
    """
    if world() == 1:
        return
    learning = [p for p in parameters if p.requires_grad]
    for p in learning:
        if p.grad is None:
            p.grad = torch.zeros_like(p)
    for kind in sorted({p.dtype for p in learning}, key=str):
        some = [p.grad for p in learning if p.dtype == kind and p.grad is not None]
        flat = torch.cat([g.flatten() for g in some])
        dist.all_reduce(flat)
        flat /= world()
        for gradient, mean in zip(some, flat.split([g.numel() for g in some]), strict=True):
            gradient.copy_(mean.view_as(gradient))


def everywhere(value: float, device: torch.device) -> float:
    """The sum of a number over all ranks."""
    if world() == 1:
        return value
    told = torch.tensor([value], dtype=torch.float64, device=device if device.type == "cuda" else "cpu")
    dist.all_reduce(told)
    return float(told)
