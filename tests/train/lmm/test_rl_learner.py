"""The learner: how many steps, from what, and what they leave as it is."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor

from tests.train.lmm.rl_toys import dark, settings, toy, warmed
from train.lmm.assembly import Lmm, load
from train.lmm.parts import TOWER, learn, learning, part_of
from train.lmm.rl import RlError, RlSettings, Rollout, estimated, normalised
from train.lmm.rl.critic import critic_of
from train.lmm.rl.learner import Learner
from train.lmm.rl.machine import Machine
from train.lmm.rl.policy import log_probs
from train.lmm.rl.rows import Rows

N, K = 4, 3


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Lmm:
    return warmed(load(toy(tmp_path_factory.mktemp("toy") / "model")), steps=25)


@pytest.fixture(scope="module")
def rows(start: Lmm) -> Rows:
    rollout = Rollout(start.processor, answers=K, batch=12, context=128, seed=1)
    return rollout(start.model, dark(N), longest=8, iteration=0).rows


def rewards(seed: int = 0) -> Tensor:
    return torch.from_numpy(np.random.default_rng(seed).integers(0, 2, N * K).astype(float))


def learner(start: Lmm, **other: Any) -> Learner:
    told = settings(**{"grad_clip": 0.0, **other})
    model = deepcopy(start.model)
    learn(model, learning("rl"))
    model.eval()
    critic = critic_of(model) if told.algorithm == "ppo" else None
    return Learner(model, critic, told, Machine(device="cpu"), seed=3)


def state(model: torch.nn.Module) -> dict[str, Tensor]:
    return {name: x.detach().clone() for name, x in model.state_dict().items()}


def counted(learner: Learner) -> Counter[str]:
    """How often each optimiser steps from now on."""
    found: Counter[str] = Counter()
    for name, optimizer in learner.optimizers.items():
        optimizer.register_step_post_hook(lambda *_, name=name: found.update([name]))
    return found


def test_one_step_of_the_policy_and_four_of_the_critic(start: Lmm, rows: Rows) -> None:
    usual = RlSettings()
    assert (usual.policy_steps, usual.critic_steps) == (1, 4)
    assert (usual.policy_lr, usual.critic_lr, usual.warmup, usual.gamma, usual.lam) == (
        1e-6,
        5e-6,
        50,
        1.0,
        1.0,
    )
    assert (usual.prompts, usual.answers, usual.temperature) == (512, 16, 1.0)
    mine = learner(start)
    steps = counted(mine)
    told = mine.learn(rows, rewards(), range(N * K), iteration=0)
    assert steps == {"policy": 1, "critic": 4} and (told.policy_steps, told.critic_steps) == (1, 4)
    assert mine.learn(rows, rewards(), range(N * K), iteration=1) and steps == {"policy": 2, "critic": 8}


def test_grpo_has_no_critic(start: Lmm, rows: Rows) -> None:
    mine = learner(start, algorithm="grpo")
    steps = counted(mine)
    told = mine.learn(rows, rewards(), range(N * K), iteration=0)
    assert mine.critic is None and steps == {"policy": 1} and told.critic_steps == 0


def test_a_critic_begins_as_the_policy_and_expects_nothing(start: Lmm, rows: Rows) -> None:
    critic = critic_of(start.model)
    own = dict(start.model.base_model.named_parameters())
    for name, p in critic.trunk.named_parameters():
        assert torch.equal(p, own[name]) and p.data_ptr() != own[name].data_ptr()
    batch = rows.batch(range(N * K), torch.device("cpu"))
    assert not critic(batch).any()


def test_ratios_are_1_at_the_first_step_and_not_at_the_next(
    start: Lmm, rows: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    from train.lmm.rl import learner as module

    seen: list[np.ndarray] = []
    real = module.policy_loss

    def watched(new: Tensor, old: Tensor, gain: Tensor, mask: Tensor, **other: Any) -> Any:
        seen.append((new - old).exp().detach()[mask].numpy())
        return real(new, old, gain, mask, **other)

    monkeypatch.setattr(module, "policy_loss", watched)
    learner(start, policy_steps=2).learn(rows, rewards(), range(N * K), iteration=0)
    assert len(seen) == 2 and (seen[0] == 1).all() and not np.allclose(seen[1], 1, atol=1e-3)
    seen.clear()
    told = learner(start).learn(rows, rewards(), range(N * K), iteration=0)
    assert len(seen) == 1 and (seen[0] == 1).all() and told.ratio == pytest.approx(1) and told.kl > 0


def test_advantages_are_reward_less_what_the_critic_expects(start: Lmm, rows: Rows) -> None:
    mine = learner(start)
    for k in range(3):
        mine.learn(rows, rewards(k), range(N * K), iteration=k)
    assert mine.critic is not None
    values = torch.zeros(rows.mask.shape, dtype=torch.float64)
    with torch.no_grad():
        for r in range(N * K):
            n = int(rows.lengths[r])
            values[r, :n] = mine.critic(rows.batch([r], torch.device("cpu")))[0, :n].double()
    assert float(values[rows.mask].abs().max()) > 0.01
    found, returns = mine.estimated(rows, rewards(), range(N * K))
    wanted = torch.where(rows.mask, rewards()[:, None] - values, 0.0)
    kept = wanted[rows.mask]
    assert torch.allclose(found[rows.mask], (kept - kept.mean()) / kept.std(correction=0), atol=1e-5)
    assert torch.allclose(
        returns[rows.mask], rewards()[:, None].expand(rows.mask.shape)[rows.mask], atol=1e-12
    )
    plain, _ = estimated(rewards(), values, rows.mask)
    assert torch.allclose(plain, wanted, atol=1e-6)
    assert torch.allclose(normalised(plain, rows.mask), found, atol=1e-5)


def test_the_steps_gradient_is_the_policy_gradient_whatever_the_parts(start: Lmm, rows: Rows) -> None:
    """Against one sum over all rows, written down anew."""
    advantages, _ = learner(start).estimated(rows, rewards(), range(N * K))
    model = deepcopy(start.model)
    learn(model, learning("rl"))
    told = log_probs(model, rows.batch(range(N * K), torch.device("cpu")), temperature=1.0, never=())
    width = told.shape[1]
    there = rows.mask[:, :width]
    loss = -(told * advantages[:, :width].float())[there].sum() / int(there.sum())
    loss.backward()
    wanted = {n: p.grad for n, p in model.named_parameters() if p.grad is not None}
    assert max(float(g.abs().max()) for g in wanted.values()) > 1e-3
    for micro in (1, 5, 64):
        mine = learner(start, micro=micro)
        found: dict[str, Tensor] = {}

        def keep(optimizer: Any, *_: Any, mine: Learner = mine, found: dict[str, Tensor] = found) -> None:
            found |= {n: p.grad.clone() for n, p in mine.policy.named_parameters() if p.grad is not None}

        mine.optimizers["policy"].register_step_pre_hook(keep)
        mine.learn(rows, rewards(), range(N * K), iteration=0)
        assert set(found) == set(wanted)
        assert all(torch.allclose(found[n], wanted[n], atol=2e-6) for n in wanted), micro


def test_only_rows_that_are_kept_count(start: Lmm, rows: Rows) -> None:
    some = [0, 1, 2, 6, 7, 8]
    first, second = learner(start), learner(start)
    other = rewards()
    other[[k for k in range(N * K) if k not in some]] = 1e6
    a, b = (m.learn(rows, r, some, iteration=0) for m, r in ((first, rewards()), (second, other)))
    assert a == b
    assert all(
        torch.equal(x, y)
        for x, y in zip(state(first.policy).values(), state(second.policy).values(), strict=True)
    )


def test_what_sees_stays_as_it_is_to_the_bit_and_all_else_learns(start: Lmm, rows: Rows) -> None:
    mine = learner(start)
    assert mine.critic is not None
    before = state(mine.policy), state(mine.critic)
    mine.learn(rows, rewards(), range(N * K), iteration=0)
    for old, model in zip(before, (mine.policy, mine.critic), strict=True):
        moved = {n for n, x in model.state_dict().items() if not torch.equal(x, old[n])}
        assert not any(part_of(n) == TOWER for n in moved)
        assert {n for n, p in model.named_parameters() if p.requires_grad and p.grad is None} >= moved - {
            "lm_head.weight"
        }
        assert len(moved) > 10
    assert any(part_of(n) == TOWER for n in before[0])


def test_nothing_moves_where_no_row_is_kept_or_the_rate_is_0(start: Lmm, rows: Rows) -> None:
    mine = learner(start)
    steps, before = counted(mine), state(mine.policy)
    told = mine.learn(rows, rewards(), [], iteration=0)
    assert not steps and (told.policy_steps, told.critic_steps) == (0, 0)
    still = learner(start, policy_lr=0.0, critic_lr=0.0)
    still.learn(rows, rewards(), range(N * K), iteration=0)
    for model in (mine.policy, still.policy):
        assert all(torch.equal(x, before[n]) for n, x in model.state_dict().items())


def test_rates_rise_over_the_first_iterations(start: Lmm, rows: Rows) -> None:
    mine = learner(start, warmup=4, policy_lr=1e-3, critic_lr=4e-3)
    seen = []
    for k in range(5):
        mine.learn(rows, rewards(k), range(N * K), iteration=k)
        seen.append([mine.optimizers[name].param_groups[0]["lr"] for name in ("policy", "critic")])
    assert np.allclose(seen, np.outer([0.25, 0.5, 0.75, 1, 1], [1e-3, 4e-3]))


def test_a_gradient_that_is_no_number_moves_nothing_and_says_so(start: Lmm, rows: Rows) -> None:
    mine = learner(start)
    assert mine.critic is not None
    mine.critic.head.weight.data[0, 0] = float("inf")
    before = state(mine.critic)
    with pytest.raises(RlError, match="isn't a number any more, and nothing was moved"):
        mine.learn(rows, rewards(), range(N * K), iteration=0)
    assert all(torch.equal(x, before[n]) for n, x in mine.critic.state_dict().items())
    with pytest.raises(RlError, match="1 of 12 rewards isn't a number"):
        mine.learn(rows, torch.tensor([float("nan")] + [1.0] * 11), range(N * K), iteration=0)


def test_an_answer_that_was_rewarded_becomes_likelier(start: Lmm, rows: Rows) -> None:
    good = 4
    given = torch.zeros(N * K, dtype=torch.float64)
    given[good] = 1.0
    for algorithm in ("ppo", "grpo"):
        mine = learner(start, algorithm=algorithm, policy_lr=1e-3)
        batch = rows.batch([good], torch.device("cpu"))
        with torch.no_grad():
            before = float(log_probs(mine.policy, batch, temperature=1.0, never=()).sum())
            mine_rows = [3, 4, 5]
        for k in range(3):
            mine.learn(rows, given, mine_rows, iteration=k)
        with torch.no_grad():
            after = float(log_probs(mine.policy, batch, temperature=1.0, never=()).sum())
        assert after > before + 0.1, algorithm


def test_a_model_with_nothing_beneath_its_vocabulary_has_no_critic() -> None:
    with pytest.raises(RlError, match="Linear has no model beneath its vocabulary"):
        critic_of(torch.nn.Linear(2, 2))
