"""What a run of learning from reward is made by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from geodsl.settings import Settings, SettingsError, checks, setting
from train.lmm.rl.lengths import problem

__all__ = ["ALGORITHMS", "RlSettings", "RlSettingsError"]

ALGORITHMS = ("ppo", "grpo")

_count = checks.whole(0, 10**9)
_some = checks.whole(1, 10**9)
_factor = partial(checks.number, 0.0)


class RlSettingsError(SettingsError):
    """Raised when a run can't be as it is asked for; `problems` lists all that is wrong."""


def _lengths(x: Any) -> str | None:
    return problem(x)


@dataclass(frozen=True, kw_only=True)
class RlSettings(Settings):
    """How a policy learns from reward. The usual values are those of the published method, but for the lengths."""

    error: ClassVar[type[SettingsError]] = RlSettingsError

    algorithm: str = setting(
        "ppo", checks.one_of(lambda: ALGORITHMS), "`ppo`, with a critic, or `grpo`, without."
    )
    iterations: int = setting(900, _some, "How often is answered and learned.")
    prompts: int = setting(512, _some, "Prompts of an iteration, on all devices together.")
    answers: int = setting(16, checks.whole(2, 4096), "Answers of each prompt.")
    lengths: tuple[tuple[int, int], ...] = setting(
        ((0, 512),), _lengths, "Tokens an answer may have, from which iteration on: [[0, 512], [300, 1024]]."
    )
    temperature: float = setting(1.0, checks.number(1e-3, 10), "At which answers are drawn.")
    policy_lr: float = setting(1e-6, _factor(10), "The rate at which the policy learns.")
    critic_lr: float = setting(5e-6, _factor(10), "The rate at which the critic learns.")
    warmup: int = setting(50, _count, "Iterations in which the rates rise.")
    policy_steps: int = setting(
        1, _some, "Steps of the policy an iteration, each on its part of the answers."
    )
    critic_steps: int = setting(
        4, _some, "Steps of the critic an iteration, each on its part of the answers."
    )
    gamma: float = setting(1.0, checks.share, "How much less later rewards count.")
    lam: float = setting(1.0, checks.share, "How far advantages look ahead; 1 to the end of the answer.")
    ratio_clip: float = setting(
        0.2, _factor(10), "How far a token's ratio may go, where there are several steps."
    )
    grad_clip: float = setting(1.0, _factor(1e6), "The longest gradient; 0 for any.")
    rest: int = setting(50, _count, "Iterations in which what is always or never solved isn't asked again.")
    seeing: float = setting(
        0.0,
        checks.number(0.0, 0.2),
        "What each true fact that an answer names between <see> and </see> adds.",
    )
    pass_rate: float = setting(0.5, checks.share, "The pass rate that a stream's difficulty follows.")
    difficulty: float = setting(
        0.0, checks.share, "Where a stream's difficulty begins: 0 the easiest, 1 the hardest."
    )
    difficulty_gain: float = setting(0.1, checks.share, "How fast it follows.")
    average: int = setting(3, _some, "Last checkpoints whose mean is the result.")
    save_every: int = setting(10, _some, "Iterations between two states.")
    probe_every: int = setting(
        0, _count, "Iterations between two looks at held-out questions; 0 for the result alone."
    )
    micro: int = setting(4, _some, "Rows that are learned from at a time on each device.")
    rollout_batch: int = setting(64, _some, "Rows that are answered at a time on each device.")
