"""Learning from verifiable reward: PPO with a critic of its own, and GRPO."""

from __future__ import annotations

from train.lmm.rl.advantages import estimated, grouped, normalised
from train.lmm.rl.averaging import averaged
from train.lmm.rl.difficulty import Difficulty
from train.lmm.rl.errors import RlError
from train.lmm.rl.judge import Judge, Verdict, verifier
from train.lmm.rl.lengths import Lengths
from train.lmm.rl.loop import Loop
from train.lmm.rl.prompts import FixedPrompts, Prompts, RecordPrompts
from train.lmm.rl.rollout import Answers, Rollout
from train.lmm.rl.run import learn, prompts_of
from train.lmm.rl.settings import ALGORITHMS, RlSettings, RlSettingsError
from train.lmm.rl.speed import rollout_speed
from train.lmm.rl.streamed import StreamPrompts

__all__ = [
    "ALGORITHMS",
    "Answers",
    "Difficulty",
    "FixedPrompts",
    "Judge",
    "Lengths",
    "Loop",
    "Prompts",
    "RecordPrompts",
    "RlError",
    "RlSettings",
    "RlSettingsError",
    "Rollout",
    "StreamPrompts",
    "Verdict",
    "averaged",
    "estimated",
    "grouped",
    "learn",
    "normalised",
    "prompts_of",
    "rollout_speed",
    "verifier",
]
