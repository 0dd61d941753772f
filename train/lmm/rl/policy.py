"""The policy: a model that answers, and how likely it holds each token of an answer."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint

from train.lmm.rl.rows import Batch

__all__ = ["log_probs", "never_said", "quiet"]

_CHUNK = 1024  # tokens whose log-probabilities over the vocabulary are held at a time


def log_probs(model: nn.Module, batch: Batch, *, temperature: float, never: Sequence[int]) -> Tensor:
    """Log-probabilities of the answers' tokens, in 32 bits: (B, T), anything where there is no token.

    Args:
        temperature: at which they were drawn.
        never: tokens that are never drawn.
    """
    width, first = batch.inputs["input_ids"].shape[1], int(batch.places.min())
    only: dict[str, Any] = {"logits_to_keep": width - first} if _keeps(_inner(model)) else {}
    logits = model(**batch.inputs, **only).logits
    places = batch.places - (width - logits.shape[1])
    rows = torch.arange(len(places), device=places.device)[:, None]
    out = []
    for k in range(0, places.shape[1], _CHUNK):
        part = logits[rows, places[:, k : k + _CHUNK]]
        ids = batch.answers[:, k : k + _CHUNK]
        if torch.is_grad_enabled() and places.shape[1] > _CHUNK:
            # What is as large as the vocabulary is computed again rather than kept in 32 bits.
            out.append(checkpoint(_of, part, ids, temperature, tuple(never), use_reentrant=False))
        else:
            out.append(_of(part, ids, temperature, tuple(never)))
    found: Tensor = torch.cat(out, dim=1)
    return found


def _of(logits: Tensor, ids: Tensor, temperature: float, never: tuple[int, ...]) -> Tensor:
    logits = logits.float() / temperature
    if never:
        logits = logits.index_fill(-1, torch.tensor(never, device=logits.device), -torch.inf)
    said = logits.gather(-1, ids[..., None]).squeeze(-1)
    return said - logits.logsumexp(dim=-1)


def never_said(model: Any, tokenizer: Any) -> tuple[int, ...]:
    """Tokens that stand for pictures: a model that said one would be asked for a picture that isn't there."""
    config = model.config
    names = (
        "image_token_id",
        "video_token_id",
        "image_token_index",
        "vision_start_token_id",
        "vision_end_token_id",
    )
    found = {getattr(config, name, None) for name in names}
    size = len(tokenizer)
    return tuple(sorted(t for t in found if isinstance(t, int) and 0 <= t < size))


def quiet(model: nn.Module) -> None:
    """No dropout: a policy that answers and one that learns are the same."""
    for module in model.modules():
        if isinstance(module, nn.Dropout):
            module.p = 0.0
        for name in ("dropout", "attention_dropout"):
            if isinstance(getattr(module, name, None), float):
                setattr(module, name, 0.0)


def _inner(model: nn.Module) -> nn.Module:
    return getattr(model, "module", model)


def _keeps(model: nn.Module) -> bool:
    return "logits_to_keep" in inspect.signature(type(model).forward).parameters
