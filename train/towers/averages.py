"""Weights between two models, and the running mean of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from train.towers.errors import TowerError

__all__ = ["Average", "interpolated"]


def interpolated(start: Mapping[str, Tensor], end: Mapping[str, Tensor], alpha: float) -> dict[str, Tensor]:
    """(1 - alpha) start + alpha end, by name: 0 gives the start to the bit, 1 the end.

    Between the weights before and after fine-tuning lie models that keep what the first could do beside what the
    second has learnt (WiSE-FT, Wortsman et al., arXiv 2109.01903). What isn't a real number, as a count of
    batches, is the end's.

    Raises:
        TowerError: if they aren't weights of one architecture, or alpha isn't from 0 to 1.
    """
    if not 0.0 <= alpha <= 1.0:
        raise TowerError(f"alpha={alpha}: expected a number from 0 (the start) to 1 (the end)")
    others = sorted(set(start) ^ set(end)) or [n for n in start if start[n].shape != end[n].shape]
    if others:
        raise TowerError(
            f"the two models aren't of one architecture: {others[0]} and {len(others) - 1} more differ"
        )
    return {name: _between(start[name], value, alpha) for name, value in end.items()}


def _between(start: Tensor, end: Tensor, alpha: float) -> Tensor:
    if not end.is_floating_point():
        return end.clone()
    return torch.lerp(start.detach().to(end), end.detach(), alpha)


class Average:
    """The exponential moving average of a model's parameters, in 32 bits; buffers stay the model's.

    The first steps count for more: at step t the decay is at most (1 + t) / (10 + t).
    """

    def __init__(self, model: nn.Module, *, decay: float = 0.999) -> None:
        if not 0.0 <= decay < 1.0:
            raise TowerError(f"decay={decay}: expected a number from 0 and below 1")
        self.decay = decay
        self.values = {
            name: p.detach().to(torch.float32, copy=True)
            for name, p in model.named_parameters()
            if p.requires_grad
        }

    @torch.no_grad()
    def update(self, model: nn.Module, *, step: int) -> None:
        """Take in the model as it is after a step, counted from 0."""
        keep = min(self.decay, (1 + step) / (10 + step))
        now = dict(model.named_parameters())
        for name, value in self.values.items():
            value.lerp_(now[name].detach().to(value), 1.0 - keep)

    @contextmanager
    def inside(self, model: nn.Module) -> Iterator[None]:
        """The model with the averaged parameters, for the length of a block."""
        now = {name: p for name, p in model.named_parameters() if name in self.values}
        kept = {name: p.detach().clone() for name, p in now.items()}
        self._set(now, self.values)
        try:
            yield
        finally:
            self._set(now, kept)

    def load(self, values: Mapping[str, Tensor]) -> None:
        """Go on from `values` of another.

        Raises:
            TowerError: if it was of other parameters.
        """
        others = sorted(set(values) ^ set(self.values))
        if others:
            raise TowerError(
                f"the average is of other parameters: {others[0]} and {len(others) - 1} more differ"
            )
        for name, value in self.values.items():
            value.copy_(values[name])

    @staticmethod
    @torch.no_grad()
    def _set(parameters: Mapping[str, nn.Parameter], values: Mapping[str, Tensor]) -> None:
        for name, parameter in parameters.items():
            parameter.copy_(values[name])
