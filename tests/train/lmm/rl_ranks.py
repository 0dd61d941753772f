"""Work for two processes: each learns from its own part of the rows."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from tests.train.lmm.rl_toys import dark, settings
from train.lmm.assembly import load
from train.lmm.parts import learn, learning
from train.lmm.rl import Rollout
from train.lmm.rl.critic import critic_of
from train.lmm.rl.learner import Learner
from train.lmm.rl.machine import Machine
from train.lmm.rl.rows import Rows

Found = dict[str, np.ndarray]
N, K = 3, 4  # three prompts: one for the first rank, two for the second
OWN = {0: [0], 1: [1, 2]}
KEPT = [0, 1, 2, 3, 4, 5, 6, 7]  # the second rank's last prompt is left out


def learned(folder: str, prompts: list[int]) -> Found:
    """Gradients of one step of policy and critic on some of the prompts' rows, and what is told."""
    lmm = load(folder)
    rollout = Rollout(lmm.processor, answers=K, batch=N * K, context=128, seed=2)
    rows = rollout(lmm.model, dark(N), longest=8, iteration=0).rows
    mine = [p * K + k for p in prompts for k in range(K)]
    own = Rows(
        [rows.prompts[p] for p in prompts],
        torch.arange(len(prompts)).repeat_interleave(K),
        rows.answers[mine],
        rows.mask[mine],
        rows.finished[mine],
        rows.pad,
    )
    rewards = torch.from_numpy(np.random.default_rng(0).integers(0, 2, N * K).astype(float))
    learn(lmm.model, learning("rl"))
    critic = critic_of(lmm.model)
    machine = Machine(device="cpu")
    told = settings(critic_steps=1, micro=2, grad_clip=0.0)
    learner = Learner(lmm.model, critic, told, machine, seed=0)
    found: Found = {}

    def keep(name: str) -> None:
        model = {"policy": learner.policy, "critic": learner.critic}[name]
        assert model is not None

        def hook(*_: object) -> None:
            grads = {n: p.grad for n, p in model.named_parameters() if p.grad is not None}
            found.update({f"{name}/{n}": g.detach().numpy().copy() for n, g in grads.items()})

        learner.optimizers[name].register_step_pre_hook(hook)

    keep("policy")
    keep("critic")
    kept = [k for k, row in enumerate(mine) if row in KEPT]
    line = learner.learn(own, rewards[mine], kept, iteration=0)
    found["told"] = np.array([line.policy_loss, line.value_loss, line.ratio, line.gradient])
    found["names"] = np.array(machine.all([f"prompt {p}" for p in prompts]))
    return found


class Work:
    """What each of two processes does; it can be sent to another process."""

    def __init__(self, folder: Path) -> None:
        self.folder = str(folder)

    def __call__(self, rank: int, ranks: int) -> Found:
        return learned(self.folder, OWN[rank])
