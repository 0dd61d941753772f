"""Speed: how many tokens a second a model says in a rollout."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from train.lmm.assembly import Lmm
from train.lmm.conversations import Prompt
from train.lmm.measure import context_of
from train.lmm.rl.rollout import Rollout

__all__ = ["rollout_speed"]


def rollout_speed(
    lmm: Lmm,
    prompts: Sequence[Prompt],
    *,
    answers: int = 16,
    longest: int = 128,
    batch: int = 64,
    rounds: int = 3,
) -> dict[str, Any]:
    """Tokens a second, the median of some rounds after one that warms up; only tokens of answers count.

    Args:
        batch: rows that are answered at a time.
        longest: tokens of an answer at most.
    """
    rollout = Rollout(lmm.processor, answers=answers, batch=batch, context=context_of(lmm.model))
    rates = []
    for k in range(rounds + 1):
        found = rollout(lmm.model, prompts, longest=longest, iteration=k)
        rates.append(found.tokens / max(found.seconds, 1e-9))
    return {
        "tokens_a_second": sorted(rates[1:])[rounds // 2],
        "rows": len(prompts) * answers,
        "batch": batch,
        "tokens_an_answer": found.tokens / (len(prompts) * answers),
        "device": str(next(lmm.model.parameters()).device),
    }
