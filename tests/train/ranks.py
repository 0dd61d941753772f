"""Work for several processes on gloo: each writes what it found as arrays, the test reads and judges."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
from torch import Tensor, nn
from torch.nn.functional import normalize
from torch.nn.parallel import DistributedDataParallel

from tests.train.losses_batches import CONFIGS, Batch, batch, features
from train.gather import RaggedError, exchange, gather, gather_ragged, mean, replicated, widened
from train.losses import Mix

SEED, BATCHES, WIDTH = 11, 2, 5
# The largest numbers of negatives, of image and of text, of each rank; two or three samples a rank.
NEEDS = {2: [(4, 3), (2, 0)], 3: [(0, 4), (3, 0), (1, 2)]}
EACH = {2: 3, 3: 2}

Found = dict[str, np.ndarray]


def spawn(work: Callable[[int, int], Found], ranks: int, folder: Path) -> list[Found]:
    """What each of so many processes found.

    They are forks of a server that has only imported things: importing torch takes longer than the work.
    """
    multiprocessing.set_forkserver_preload([__name__, "torch._dynamo"])  # the latter for DDP
    torch.multiprocessing.start_processes(
        _start, (work, ranks, str(folder)), ranks, start_method="forkserver"
    )
    found = []
    for rank in range(ranks):
        with np.load(folder / f"{rank}.npz", allow_pickle=False) as arrays:
            found.append(dict(arrays))
    return found


def _start(rank: int, work: Callable[[int, int], Found], ranks: int, folder: str) -> None:
    torch.set_num_threads(1)
    meeting = Path(folder, "meeting").as_uri()
    dist.init_process_group("gloo", init_method=meeting, rank=rank, world_size=ranks)
    try:
        np.savez(Path(folder, f"{rank}.npz"), **work(rank, ranks))
        dist.barrier()
    finally:
        dist.destroy_process_group()


class Towers(nn.Module):
    """Two linear maps with everything else that is trained; the same on every rank."""

    def __init__(self) -> None:
        super().__init__()
        random = torch.Generator().manual_seed(5)
        make = {"generator": random, "dtype": torch.float64}
        self.image = nn.Parameter(torch.randn(WIDTH, WIDTH, **make))
        self.text = nn.Parameter(torch.randn(WIDTH, WIDTH, **make))
        self.logit_scale = nn.Parameter(torch.tensor(1.2, dtype=torch.float64))
        self.logit_bias = nn.Parameter(torch.tensor(-1.5, dtype=torch.float64))

    def forward(self, **inputs: Tensor) -> dict[str, Tensor]:
        made = {
            name: normalize(x @ (self.text if "text" in name else self.image), dim=-1)
            for name, x in inputs.items()
        }
        return {**made, "scale": self.logit_scale.exp(), "bias": self.logit_bias * 1}


def whole(ranks: int, number: int) -> Batch:
    """A batch of all ranks together."""
    return batch(SEED + number, widths=[need for need in NEEDS[ranks] for _ in range(EACH[ranks])], d=WIDTH)


def trained(name: str, batches: list[Batch], *, ddp: bool) -> Found:
    """Loss and gradients of the last of some batches, the first ones having moved what has a state."""
    mix = Mix(CONFIGS[name]).double()
    towers: nn.Module = Towers()
    if ddp:
        towers = DistributedDataParallel(towers, find_unused_parameters=True)
    names = {"image": "image", "text": "text", "negative_images": "images"}
    names |= {"negative_texts": "texts", "sibling_texts": "captions"}
    for b in batches:
        towers.zero_grad()
        mix.zero_grad()
        made = towers(**{field: b.tensor(column) for field, column in names.items()})
        total, parts = mix(features(b, **made))
        total.backward()
    found = {f"{name}/total": total.detach().numpy()}
    found |= {f"{name}/part {part}": value.numpy() for part, value in parts.items()}
    for source in (towers.module if ddp else towers, mix):
        for label, p in source.named_parameters():
            gradient = torch.zeros_like(p) if p.grad is None else p.grad
            found[f"{name}/gradient {label}"] = gradient.numpy()
        found |= {f"{name}/state {label}": x.numpy() for label, x in source.named_buffers()}
    return found


def losses(rank: int, ranks: int) -> Found:
    """Every loss on this rank's part of the batches."""
    each, (n, m) = EACH[ranks], NEEDS[ranks][rank]
    rows = slice(rank * each, (rank + 1) * each)
    parts = [whole(ranks, number).part(rows, n, m) for number in range(BATCHES)]
    found: Found = {}
    for name in CONFIGS:
        found |= trained(name, parts, ddp=True)
    return found


def gathers(rank: int, ranks: int) -> Found:
    """Everything of `train.gather` once, on numbers that tell where they are from."""
    found: Found = {}

    def own(seed: int, *shape: int) -> Tensor:
        made = torch.randn(*shape, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
        return made.requires_grad_()

    x, weights = own(rank, 2, 3), own(100 + rank, 2 * ranks, 3).detach()
    there = gather(x)
    (there * weights).sum().backward()
    found |= {"x": x.detach().numpy(), "weights": weights.numpy(), "gathered": there.detach().numpy()}
    found["gradient"] = x.grad.numpy()

    # Rank 0 has nothing at all, and must still take part in the gradients of the others.
    ragged = own(rank, 2, rank, 3) if rank else torch.zeros(2, 0, 3, dtype=torch.float64)
    valid = torch.ones(2, rank, dtype=torch.bool)
    wide, held = gather_ragged(ragged, valid)
    weights = own(200 + rank, *wide.shape).detach()
    (wide * weights).sum().backward()
    found |= {"ragged": ragged.detach().numpy(), "wide": wide.detach().numpy(), "held": held.numpy()}
    found |= {"wide weights": weights.numpy()}
    found["ragged gradient"] = ragged.grad.numpy() if rank else np.zeros((2, 0, 3))
    found["widened"] = np.array([x.shape[1] for x in widened(ragged, valid)])

    matrix = (torch.arange(2 * 2 * ranks).reshape(2, -1) + 50 * rank).to(torch.int8)
    found |= {"matrix": matrix.numpy(), "exchanged": exchange(matrix).numpy()}
    found["bools"] = gather(torch.tensor([rank == 1])).numpy()

    p = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)
    value = mean((replicated(p) * (rank + 1.0)) ** 2, torch.tensor(rank))
    value.backward()
    nothing = mean(p * 0, torch.tensor(0))
    found |= {
        "mean": value.detach().numpy(),
        "mean gradient": p.grad.numpy(),
        "nothing": nothing.detach().numpy(),
    }

    errors = []
    for wrong in (
        torch.ones(2 + rank, 3),
        torch.ones(2, 3 + rank),
        torch.ones(2, *[3] * rank),
        torch.ones([1] * 9),
    ):
        try:
            gather(wrong)
        except RaggedError as error:
            errors.append(str(error))
    try:
        gather_ragged(torch.ones(2 + rank, 3, 4), torch.ones(2 + rank, 3, dtype=torch.bool))
    except RaggedError as error:
        errors.append(str(error))
    found["errors"] = np.array(errors)
    return found


def everything(rank: int, ranks: int) -> Found:
    return {**gathers(rank, ranks), **losses(rank, ranks)}
