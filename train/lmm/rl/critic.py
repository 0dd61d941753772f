"""The critic: what reward is to be expected at each token of an answer. A model of its own, begun as the policy is."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import torch
from torch import Tensor, nn

from train.lmm.rl.errors import RlError
from train.lmm.rl.rows import Batch

__all__ = ["Critic", "critic_of"]


class Critic(nn.Module):
    """A model without its vocabulary, and a line on what it holds last. At first it expects nothing: 0 everywhere."""

    def __init__(self, trunk: nn.Module, width: int) -> None:
        super().__init__()
        self.trunk = trunk
        like = next(trunk.parameters())
        self.head = nn.Linear(width, 1, dtype=torch.float32, device=like.device)
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)

    def forward(self, batch: Batch) -> Tensor:
        """Values of the states in which the answers' tokens were said: (B, T)."""
        hidden = self.trunk(**batch.inputs).last_hidden_state
        rows = torch.arange(len(batch.places), device=hidden.device)[:, None]
        return self.head(hidden[rows, batch.places].float()).squeeze(-1).float()


def critic_of(model: Any) -> Critic:
    """A critic that begins where a model is; the model stays as it is, and nothing is shared.

    Raises:
        RlError: if what is beneath the model's vocabulary can't be found.
    """
    trunk = deepcopy(getattr(model, "base_model", None))
    if not isinstance(trunk, nn.Module) or trunk is model:
        raise RlError(f"{type(model).__name__} has no model beneath its vocabulary to start a critic from")
    for p in trunk.parameters():
        p.grad = None
    return Critic(trunk, model.config.get_text_config().hidden_size)
