"""The learner: what a policy and its critic make of a rollout: four steps of the critic, one of the policy.

Each step is on a part of the answers: with one step of the policy, all answers are by the very policy that learns from
them, and every ratio is 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from train.data.draws import generator
from train.gather import rank, world
from train.lmm.rl.advantages import estimated, grouped, normalised
from train.lmm.rl.errors import RlError
from train.lmm.rl.lengths import risen
from train.lmm.rl.losses import moved, policy_loss, value_loss
from train.lmm.rl.machine import Machine
from train.lmm.rl.policy import log_probs
from train.lmm.rl.rows import Batch, Rows
from train.lmm.rl.settings import RlSettings

__all__ = ["Learned", "Learner"]


@dataclass
class Learned:
    """What an iteration's steps tell.

    Attributes:
        kl: how far the policy has moved from the one that answered, in nats a token; information, no part of a loss.
    """

    policy_loss: float = 0.0
    value_loss: float = 0.0
    ratio: float = 1.0
    clipped: float = 0.0
    kl: float = 0.0
    gradient: float = 0.0
    policy_steps: int = 0
    critic_steps: int = 0


class Learner:
    """Policy, critic and what moves them.

    Attributes:
        policy, critic: the models; there is no critic in GRPO.
        optimizers: by `policy` and `critic`.
    """

    def __init__(
        self,
        policy: Any,
        critic: Any | None,
        settings: RlSettings,
        machine: Machine,
        *,
        never: Sequence[int] = (),
        seed: int = 0,
    ) -> None:
        self.settings, self.machine, self.never, self.seed = settings, machine, tuple(never), seed
        self.optimizers: dict[str, torch.optim.Optimizer] = {}
        self.policy, self.optimizers["policy"] = machine.ready(policy, rate=settings.policy_lr)
        self.critic: Any | None = None
        if critic is not None:
            self.critic, self.optimizers["critic"] = machine.ready(critic, rate=settings.critic_lr)

    def learn(self, rows: Rows, rewards: Tensor, kept: Sequence[int], *, iteration: int) -> Learned:
        """The steps of one iteration.

        Args:
            rewards: of every row, (R,).
            kept: the rows that are learned from. Where no rank has one, nothing moves.

        Raises:
            RlError: if a reward isn't finite, or what is learned isn't any more.
        """
        told = Learned()
        if bad := int((~torch.isfinite(rewards)).sum()):
            raise RlError(f"{bad} of {len(rewards)} rewards isn't a number; a judge gives finite ones")
        if not self.machine.sum(float(len(kept))):
            return told
        settings, rise = self.settings, risen(iteration, self.settings.warmup)
        advantages, returns = self.estimated(rows, rewards, kept)
        if self.critic is not None:
            parts = self._parts(kept, settings.critic_steps, f"critic {iteration}")
            for part in parts:
                told.value_loss += self._critic_step(rows, returns, part, settings.critic_lr * rise) / len(
                    parts
                )
            told.critic_steps = len(parts)
        parts = self._parts(kept, settings.policy_steps, f"policy {iteration}")
        old = self._told(rows, parts) if len(parts) > 1 else None
        for part in parts:
            self._policy_step(rows, advantages, old, part, settings.policy_lr * rise, told, len(parts))
        told.policy_steps = len(parts)
        return told

    def estimated(self, rows: Rows, rewards: Tensor, kept: Sequence[int]) -> tuple[Tensor, Tensor]:
        """Advantages and what values should have been, by row and token, (R, T) each; 0 where a row isn't kept."""
        mask = torch.zeros_like(rows.mask)
        mask[list(kept)] = rows.mask[list(kept)]
        if self.critic is None:
            answers = len(rows) // len(rows.prompts)
            advantages = torch.where(mask, grouped(rewards, answers)[:, None].expand(mask.shape), 0.0)
            return advantages, advantages
        values = torch.zeros(mask.shape, dtype=torch.float64)
        with torch.no_grad():
            for some, batch, there in self._batches(rows, kept):
                if there:
                    found = self._values(batch)
                    values[some, : found.shape[1]] = torch.where(batch.mask, found, 0.0).double().cpu()
                else:
                    self._values(batch)
        advantages, returns = estimated(
            rewards, values, mask, gamma=self.settings.gamma, lam=self.settings.lam
        )
        return normalised(advantages, mask), returns

    # -- steps ------------------------------------------------------------------------------------------------

    def _critic_step(self, rows: Rows, returns: Tensor, part: Sequence[int], rate: float) -> float:
        critic = self.critic
        assert critic is not None
        tokens, total = self._tokens(rows, part), 0.0
        for some, batch, there in self._batches(rows, part):
            wanted = returns[some, : batch.mask.shape[1]].to(self.machine.device)
            loss = value_loss(self._values(batch), wanted, batch.mask & there, tokens=tokens / world())
            loss.backward()
            total += float(loss.detach())
        self._sound(
            self.machine.step(critic, self.optimizers["critic"], rate=rate, clip=self.settings.grad_clip)
        )
        return self.machine.sum(total) / world()

    def _policy_step(
        self,
        rows: Rows,
        advantages: Tensor,
        old: Tensor | None,
        part: Sequence[int],
        rate: float,
        told: Learned,
        parts: int,
    ) -> None:
        settings = self.settings
        tokens, sums = self._tokens(rows, part), torch.zeros(3, dtype=torch.float64)
        first: tuple[Batch, Tensor] | None = None
        for some, batch, there in self._batches(rows, part):
            new = self._log_probs(batch)
            width = new.shape[1]
            # The one step of an iteration learns from answers of this very policy.
            before = new.detach() if old is None else old[some, :width].to(new)
            gain = advantages[some, :width].to(self.machine.device)
            loss = policy_loss(
                new, before, gain, batch.mask & there, tokens=tokens / world(), clip=settings.ratio_clip
            )
            loss.total.backward()
            sums += torch.stack([loss.total.detach() / world(), loss.ratios, loss.clipped]).double().cpu()
            first = first or (batch, before.detach())
        norm = self.machine.step(self.policy, self.optimizers["policy"], rate=rate, clip=settings.grad_clip)
        self._sound(norm)
        told.policy_loss += self.machine.sum(float(sums[0])) / parts
        told.ratio = self.machine.sum(float(sums[1])) / tokens
        told.clipped += self.machine.sum(float(sums[2])) / tokens / parts
        told.gradient = norm
        if first is not None:
            with torch.no_grad():
                told.kl = moved(self._log_probs(first[0]), first[1], first[0].mask)

    def _told(self, rows: Rows, parts: Sequence[Sequence[int]]) -> Tensor:
        """Log-probabilities by the policy as it is, (R, T); 0 elsewhere. Computed as they will be, part by part."""
        out = torch.zeros(rows.mask.shape, dtype=torch.float32)
        with torch.no_grad():
            for part in parts:
                for some, batch, there in self._batches(rows, part):
                    found = self._log_probs(batch)
                    if there:
                        out[some, : found.shape[1]] = torch.where(batch.mask, found, 0.0).cpu()
        return out

    # -- parts ------------------------------------------------------------------------------------------------

    def _parts(self, kept: Sequence[int], steps: int, purpose: str) -> list[list[int]]:
        """Rows in as many parts as there are steps, by chance; with few rows some rank has a part that is empty."""
        steps = min(steps, max(1, self.machine.most(len(kept))))
        if steps == 1:
            return [list(kept)]
        order = generator(self.seed, f"{purpose} {rank()}").permutation(len(kept))
        return [[kept[int(k)] for k in sorted(order[s::steps])] for s in range(steps)]

    def _batches(self, rows: Rows, some: Sequence[int]) -> Iterator[tuple[list[int], Batch, bool]]:
        """Rows as the model takes them, part by part, with whether they count.

        Ranks go through as many, or one would wait for the others; those that have fewer take some rows again.
        """
        cut = rows.cut(some, self.settings.micro)
        most = self.machine.most(len(cut))
        idle = cut[0] if cut else [0]
        for k in range(most):
            part = cut[k] if k < len(cut) else idle
            yield part, rows.batch(part, self.machine.device), k < len(cut)

    def _tokens(self, rows: Rows, part: Sequence[int]) -> float:
        return max(1.0, self.machine.sum(float(rows.lengths[list(part)].sum())))

    def _values(self, batch: Batch) -> Tensor:
        assert self.critic is not None
        with self.machine.computing():
            found: Tensor = self.critic(batch)
        return found

    def _log_probs(self, batch: Batch) -> Tensor:
        with self.machine.computing():
            return log_probs(self.policy, batch, temperature=self.settings.temperature, never=self.never)

    def _sound(self, norm: float) -> None:
        if norm != norm or norm in (float("inf"), float("-inf")):
            raise RlError(
                "the gradient isn't a number any more, and nothing was moved by it; the last checkpoint is good. Try a "
                "lower rate, a shorter gradient (grad_clip), or precision fp32"
            )
