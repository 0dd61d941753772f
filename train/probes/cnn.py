"""A small convolutional network that sees the pictures of a group, no caption, and guesses the anchor.

Each picture has two channels: its ink, and how far it is from the mean of its group. Within a group scores compete in a
softmax, as in the other probes. It has group norm, which doesn't let pictures see one another, and runs on a CPU.
It sees shapes and tones wherever they are; for a pixel at one place a linear probe has the better eyes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["held_out"]

_EPOCHS, _BATCH = 8, 8  # of groups
_FOLDS = 3  # at most: folds are held out together rather than one by one, for the time it takes
_RATE, _DECAY = 5e-3, 5e-2
_LAYERS = ((12, 1), (24, 2), (32, 2))  # channels, and the step from one place to the next
_SHIFT = (
    2  # pixels: how far the pictures of a group are moved together, so that places aren't learnt by heart
)


def held_out(
    groups: Sequence[NDArray[np.uint8]],
    folds: NDArray[np.int64],
    seed: int,
    *,
    epochs: int = _EPOCHS,
    device: str | None = None,
) -> list[NDArray[np.float64]]:
    """The scores of each group's members, by a network that has seen none of its fold.

    Args:
        groups: (m, h, w) ink of each, the anchor's first; all of one size.
        folds: which fold each is held out in.
        device: by default a GPU where there is one.
    """
    import torch

    where = torch.device(device or ("cuda" if torch.cuda.is_available() else "cpu"))
    inputs = [_channels(torch.from_numpy(g)) for g in groups]
    scores: list[NDArray[np.float64]] = [np.zeros(0)] * len(groups)
    folds = folds % _FOLDS
    for held in sorted(set(folds.tolist())):
        order = np.random.Generator(np.random.Philox(np.random.SeedSequence(seed, spawn_key=(held,))))
        net = _trained([x for x, f in zip(inputs, folds, strict=True) if f != held], order, epochs, where)
        with torch.no_grad():
            for k in np.flatnonzero(folds == held):
                scores[k] = _tied(net(_ready(inputs[k], where)).double().cpu().numpy())
    return scores


def _channels(ink: Any) -> Any:
    """(m, 2, h, w) bytes: ink, and its distance from the group's mean."""
    import torch

    away = (ink.float() - ink.float().mean(0)).abs().round().to(torch.uint8)
    return torch.stack((ink, away), 1)


def _ready(pictures: Any, where: Any) -> Any:
    return pictures.to(where).float() / 128.0


def _trained(seen: Sequence[Any], random: np.random.Generator, epochs: int, where: Any) -> Any:
    import torch

    net = _net(int(random.integers(2**31))).to(where)
    if not seen:
        return net
    steps = max(1, epochs * -(-len(seen) // _BATCH))
    optimizer = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=_RATE, total_steps=steps + 1)
    for _ in range(epochs):
        order = random.permutation(len(seen))
        for start in range(0, len(order), _BATCH):
            batch = [seen[k] for k in order[start : start + _BATCH]]
            moved = [
                torch.roll(x, tuple(random.integers(-_SHIFT, _SHIFT + 1, 2).tolist()), (2, 3)) for x in batch
            ]
            scores = net(_ready(torch.cat(moved), where)).split([len(g) for g in batch])
            loss = sum(torch.logsumexp(s, 0) - s[0] for s in scores) / len(batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return net.eval()


def _net(seed: int) -> Any:
    """A few layers, to one score a picture; its first weights are the seed's, whatever torch drew before."""
    import torch
    from torch import nn

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        layers: list[nn.Module] = []
        before = 2
        for channels, step in _LAYERS:
            layers += [nn.Conv2d(before, channels, 3, step, 1), nn.GroupNorm(4, channels), nn.ReLU()]
            before = channels
        # Means alone would drown a small mark among all places.
        pools = _pools(nn)
        return nn.Sequential(
            *layers, pools, nn.Linear(2 * before, 32), nn.ReLU(), nn.Linear(32, 1), nn.Flatten(0)
        )


def _pools(nn: Any) -> Any:
    class Pools(nn.Module):
        def forward(self, x: Any) -> Any:
            import torch

            return torch.cat((x.mean((2, 3)), x.amax((2, 3))), 1)

    return Pools()


def _tied(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Equal pictures have equal scores, whatever the order in which a machine adds."""
    return np.round(scores, 5)
