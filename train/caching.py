"""Gradients of a large batch in the memory of a small one.

The features are computed without a graph, the loss on them gives the gradient of each feature, and every chunk is
computed again with a graph to carry its share back (GradCache: Gao et al., arXiv 2101.06983). The loss sees the
whole batch, so a contrastive loss has all its negatives, at the price of one more pass forward.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm

from train.towers.errors import TowerError
from train.towers.locking import locked_norm

__all__ = ["Encode", "check", "encoded_in_chunks", "step"]

Encode = Callable[[Tensor], Tensor]


def check(model: nn.Module) -> None:
    """Refuse a model in which a picture's features depend on its batch mates.

    Raises:
        TowerError: if it has batch normalisation that isn't locked; the layer is named.
    """
    for name, module in model.named_modules():
        if isinstance(module, _BatchNorm) and not locked_norm(module):
            raise TowerError(
                f"{name} is a {type(module).__name__}: in chunks it would see other batch mates, and cached gradients "
                "would be wrong. Take a tower without batch normalisation (a ViT, a ConvNeXt), lock this one, or do "
                "without caching"
            )


def step(
    parts: Sequence[tuple[Encode, Tensor]],
    loss: Callable[..., Tensor | tuple[Tensor, Any]],
    *,
    chunk: int,
    model: nn.Module | None = None,
) -> Tensor | tuple[Tensor, Any]:
    """Add to every parameter's gradient what `loss(*features).backward()` would.

    Args:
        parts: what encodes, and what is encoded, in rows: pictures (B, 3, H, W), ids (B, context), and so on. A part
            without rows gives features without rows.
        loss: the features of each part, in order, to a loss, or to a loss and anything else. Parameters that it uses
            itself, as scale and bias, get their gradients from it at once.
        chunk: rows that are encoded at a time.
        model: is checked first, where one is given.

    Dropout draws the same in both passes. What the processes of a group have is not averaged here: the modules that
    do that average once a backward pass, and there are many. Average the gradients afterwards.

    Returns:
        what `loss` gave, without graph.
    """
    if chunk < 1:
        raise TowerError(f"chunk={chunk}: expected a number of rows from 1 on")
    if model is not None:
        check(model)
    leaves: list[Tensor] = []
    states: list[list[_Random]] = []
    for encode, rows in parts:
        features, drawn = _first_pass(encode, rows, chunk)
        leaves.append(features.requires_grad_())
        states.append(drawn)
    filled = next((leaf for leaf in leaves if len(leaf)), None)
    if filled is not None:
        leaves = [leaf if len(leaf) else filled.detach()[:0].requires_grad_() for leaf in leaves]
    with torch.enable_grad():
        given = loss(*leaves)
    total = given[0] if isinstance(given, tuple) else given
    total.backward()
    for (encode, rows), leaf, drawn in zip(parts, leaves, states, strict=True):
        if leaf.grad is None or not len(rows):
            continue
        for part, gradient, state in zip(rows.split(chunk), leaf.grad.split(chunk), drawn, strict=True):
            with state.again(), torch.enable_grad():
                made = encode(part)
            if made.requires_grad:  # a tower that is locked as a whole has nothing to learn
                made.backward(gradient.to(made.dtype))
    return (total.detach(), *given[1:]) if isinstance(given, tuple) else total.detach()


@torch.no_grad()
def encoded_in_chunks(encode: Encode, rows: Tensor, *, chunk: int) -> Tensor:
    """Features without a graph, a chunk at a time."""
    return torch.cat([encode(part) for part in rows.split(chunk)]) if len(rows) else rows.new_zeros((0, 0))


class _Random:
    """The state of the random numbers before a chunk, of the processor and of the rows' device."""

    def __init__(self, device: torch.device) -> None:
        self._devices = [device] if device.type == "cuda" else []
        self._cpu = torch.get_rng_state()
        self._cuda = [torch.cuda.get_rng_state(d) for d in self._devices]

    @contextmanager
    def again(self) -> Iterator[None]:
        """The same numbers, for the length of a block."""
        with torch.random.fork_rng(devices=self._devices):
            torch.set_rng_state(self._cpu)
            for device, state in zip(self._devices, self._cuda, strict=True):
                torch.cuda.set_rng_state(state, device)
            yield


def _first_pass(encode: Encode, rows: Tensor, chunk: int) -> tuple[Tensor, list[_Random]]:
    features, states = [], []
    with torch.no_grad():
        for part in rows.split(chunk) if len(rows) else ():
            states.append(_Random(rows.device))
            features.append(encode(part))
    return torch.cat(features) if features else torch.zeros((0, 0), device=rows.device), states
