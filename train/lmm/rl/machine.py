"""The machine: what a run computes on, one device or several, whole models or models in parts (FSDP).

Models that fit on a device are held whole by every rank, and one exchange a step makes their gradients one. With
`fsdp` each rank holds a part, and torch exchanges what is wanted.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn

from train.clip.ranks import average_gradients, everywhere
from train.gather import rank, whole, world

__all__ = ["Machine", "put"]


class Machine:
    """This process among those of a run.

    Attributes:
        device: what it computes on.
        parted: whether ranks hold parts of the models.
    """

    def __init__(self, *, precision: str = "fp32", fsdp: bool = False, device: str | None = None) -> None:
        from accelerate import Accelerator  # type: ignore[import-untyped]
        from accelerate.utils import (  # type: ignore[import-untyped]
            DistributedType,
            FullyShardedDataParallelPlugin,
        )

        plugin = FullyShardedDataParallelPlugin(fsdp_version=2) if fsdp else None

        kind = torch.device(device).type if device else None
        self._accelerator = Accelerator(
            cpu=kind == "cpu" or (kind is None and not torch.cuda.is_available()),
            mixed_precision="bf16" if precision == "bf16" else "no",
            fsdp_plugin=plugin,
        )
        self.device: torch.device = torch.device(device) if device else self._accelerator.device
        self.parted = self._accelerator.distributed_type == DistributedType.FSDP
        self.bf16 = precision == "bf16"

    def ready(self, model: nn.Module, *, rate: float) -> tuple[Any, torch.optim.Optimizer]:
        """A model where it is computed, with what moves its parameters that learn."""
        if not self.parted:
            model = model.to(self.device)
        optimizer = torch.optim.AdamW(
            [p for p in model.parameters() if p.requires_grad], lr=rate, betas=(0.9, 0.95), weight_decay=0.0
        )
        if self.parted:
            model, optimizer = self._accelerator.prepare(model, optimizer)
        return model, optimizer

    @contextmanager
    def computing(self) -> Iterator[None]:
        """In 16 bits, where that is asked for; weights stay in 32, or steps as small as 1e-6 would be lost."""
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.bf16):
            yield

    def step(self, model: nn.Module, optimizer: torch.optim.Optimizer, *, rate: float, clip: float) -> float:
        """One step on the gradients that were gathered; how long the gradient was.

        A gradient that isn't finite moves nothing.
        """
        learning = [p for p in model.parameters() if p.requires_grad]
        if not self.parted:
            average_gradients(learning)
        norm = whole(nn.utils.clip_grad_norm_(learning, clip or math.inf))
        length = float(norm)
        if math.isfinite(length):
            for group in optimizer.param_groups:
                group["lr"] = rate
            optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        return length

    # -- what ranks tell one another -----------------------------------------------------------------------

    def sum(self, value: float) -> float:
        return everywhere(value, self.device)

    def most(self, value: int) -> int:
        if world() == 1:
            return value
        told = torch.tensor([value], device=self.device)
        dist.all_reduce(told, op=dist.ReduceOp.MAX)
        return int(told)

    def all(self, names: Sequence[str]) -> list[str]:
        """The names that any rank has."""
        if world() == 1:
            return sorted(set(names))
        text = torch.frombuffer(bytearray(json.dumps(list(names)).encode()), dtype=torch.uint8).to(
            self.device
        )
        padded = text.new_full((self.most(len(text)),), 32)  # JSON may end in blanks
        padded[: len(text)] = text
        each = [torch.empty_like(padded) for _ in range(world())]
        dist.all_gather(each, padded)
        return sorted({name for part in each for name in json.loads(bytes(part.tolist()))})

    def wait(self) -> None:
        if world() > 1:
            dist.barrier()

    @property
    def writes(self) -> bool:
        return rank() == 0


@torch.no_grad()
def put(parameters: Mapping[str, Tensor], values: Mapping[str, Tensor]) -> None:
    """Set tensors by name; those that lie in parts get theirs."""
    for name, value in values.items():
        mine: Any = parameters[name]
        if hasattr(mine, "full_tensor"):
            from torch.distributed.tensor import distribute_tensor

            value = distribute_tensor(value.to(mine.device), mine.device_mesh, mine.placements)
        mine.copy_(value)
