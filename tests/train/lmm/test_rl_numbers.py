"""Advantages, losses, lengths, difficulty and averages, against formulas of their own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor

from train.lmm.rl import Difficulty, Lengths, RlError, averaged, estimated, grouped, normalised
from train.lmm.rl.difficulty import constructions, severities
from train.lmm.rl.lengths import risen
from train.lmm.rl.losses import moved, policy_loss, value_loss


def ragged(seed: int = 0, rows: int = 7, width: int = 11) -> tuple[Tensor, Tensor, Tensor]:
    """Rewards, values and a mask of answers that are all of other lengths; what is padded is full of nonsense."""
    random = torch.Generator().manual_seed(seed)
    lengths = torch.randint(1, width + 1, (rows,), generator=random)
    lengths[0], lengths[1] = 1, width
    mask = torch.arange(width)[None] < lengths[:, None]
    values = torch.randn(rows, width, generator=random)
    values[~mask] = 1e9
    return torch.randn(rows, generator=random), values, mask


# -- advantages ---------------------------------------------------------------------------------------------


def test_without_discount_an_advantage_is_reward_less_value() -> None:
    rewards, values, mask = ragged()
    advantages, returns = estimated(rewards, values, mask)
    wanted = torch.where(mask, rewards.double()[:, None] - values.double(), 0.0)
    assert torch.allclose(advantages, wanted, rtol=0, atol=1e-6)
    assert torch.allclose(
        returns[mask], rewards.double()[:, None].expand(mask.shape)[mask], rtol=0, atol=1e-6
    )
    assert not advantages[~mask].any() and not returns[~mask].any()


@pytest.mark.parametrize(("gamma", "lam"), [(1.0, 1.0), (0.9, 1.0), (1.0, 0.5), (0.8, 0.7), (0.0, 0.0)])
def test_advantages_are_the_sum_of_what_surprises(gamma: float, lam: float) -> None:
    rewards, values, mask = ragged(1)
    found, returns = estimated(rewards, values, mask, gamma=gamma, lam=lam)
    for row in range(len(rewards)):
        n = int(mask[row].sum())
        v = [*values[row, :n].double().tolist(), 0.0]
        given = [0.0] * (n - 1) + [float(rewards[row].double())]
        surprise = [given[t] + gamma * v[t + 1] - v[t] for t in range(n)]
        for t in range(n):
            wanted = sum((gamma * lam) ** (k - t) * surprise[k] for k in range(t, n))
            assert float(found[row, t]) == pytest.approx(wanted, abs=1e-9)
            assert float(returns[row, t]) == pytest.approx(wanted + v[t], abs=1e-9)


def test_a_normalised_batch_has_mean_0_and_spread_1_over_tokens() -> None:
    rewards, values, mask = ragged(2)
    found = normalised(estimated(rewards, values, mask)[0], mask)
    kept = found[mask].numpy()
    assert kept.mean() == pytest.approx(0, abs=1e-12) and kept.std() == pytest.approx(1, abs=1e-12)
    assert not found[~mask].any()


def test_a_batch_that_is_all_one_is_all_0() -> None:
    mask = torch.ones(3, 4, dtype=torch.bool)
    assert not normalised(torch.full((3, 4), 0.25), mask).any()


def test_groups_compare_a_prompts_answers_with_one_another_alone() -> None:
    rewards = torch.tensor([1.0, 0, 0, 0, 1, 1, 1, 1, 0.5, 0.25, 0, 0])
    found = grouped(rewards, 4).reshape(3, 4)
    first = np.array([1.0, 0, 0, 0])
    assert np.allclose(found[0], (first - first.mean()) / first.std(ddof=1))
    assert not found[1].any()  # as good as one another: nothing to be learned
    other = rewards.clone()
    other[8:] = 100 * torch.rand(4, generator=torch.Generator().manual_seed(0))
    assert torch.equal(grouped(other, 4)[:8], found.flatten()[:8])
    assert np.allclose(grouped(rewards, 4, scaled=False)[:4], first - first.mean())
    with pytest.raises(RlError, match="12 rewards aren't those of prompts with 5 answers"):
        grouped(rewards, 5)


# -- losses -------------------------------------------------------------------------------------------------


def batch(seed: int = 3) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    random = torch.Generator().manual_seed(seed)
    _, _, mask = ragged(seed, rows=6, width=9)
    new, old, gain = (torch.randn(6, 9, generator=random, dtype=torch.float64) * s for s in (0.3, 0.3, 1.0))
    return new.requires_grad_(), old, gain, mask


def test_the_policys_loss_is_its_formula_token_by_token() -> None:
    new, old, gain, mask = batch()
    found = policy_loss(new, old, gain, mask, tokens=float(mask.sum()), clip=0.2)
    total, cut = 0.0, 0
    for r, t in zip(*mask.nonzero(as_tuple=True), strict=True):
        ratio = float(torch.exp(new[r, t] - old[r, t]).detach())
        held = min(max(ratio, 0.8), 1.2)
        total -= min(ratio * float(gain[r, t]), held * float(gain[r, t]))
        cut += held != ratio
    assert float(found.total) == pytest.approx(total / int(mask.sum()), rel=1e-12)
    assert int(found.clipped) == cut > 0


def test_at_the_first_step_ratios_are_1_and_the_gradient_is_that_of_the_plain_policy_gradient() -> None:
    new, _, gain, mask = batch(4)
    tokens = float(mask.sum())
    found = policy_loss(new, new.detach(), gain, mask, tokens=tokens)
    assert float(found.ratios) == tokens and float(found.clipped) == 0
    found.total.backward()
    assert torch.allclose(new.grad, torch.where(mask, -gain / tokens, 0.0), rtol=1e-12, atol=0)


def test_a_token_that_has_gone_far_enough_is_pushed_no_farther() -> None:
    new = torch.tensor([[0.5, 0.5, -0.5, -0.5]], dtype=torch.float64, requires_grad=True)
    gain = torch.tensor([[1.0, -1.0, 1.0, -1.0]])
    policy_loss(new, torch.zeros(1, 4), gain, torch.ones(1, 4, dtype=torch.bool), tokens=4).total.backward()
    assert (new.grad[0] != 0).tolist() == [False, True, True, False]


def test_losses_of_parts_add_up_to_that_of_the_whole() -> None:
    new, old, gain, mask = batch(5)
    tokens = float(mask.sum())
    whole = policy_loss(new, old, gain, mask, tokens=tokens).total
    parts = [
        policy_loss(new[k : k + 2], old[k : k + 2], gain[k : k + 2], mask[k : k + 2], tokens=tokens)
        for k in (0, 2, 4)
    ]
    assert float(sum(p.total for p in parts)) == pytest.approx(float(whole), rel=1e-12)
    value = value_loss(new, gain, mask, tokens=tokens)
    some = [value_loss(new[k : k + 3], gain[k : k + 3], mask[k : k + 3], tokens=tokens) for k in (0, 3)]
    assert float(sum(some)) == pytest.approx(float(value), rel=1e-12)
    assert float(value) == pytest.approx(0.5 * float(((new - gain)[mask] ** 2).mean()), rel=1e-12)


def test_what_is_padded_reaches_neither_loss_nor_gradient() -> None:
    new, old, gain, mask = batch(6)
    broken = new.detach().clone()
    broken[~mask] = float("nan")
    broken.requires_grad_()
    spoilt = old.clone()
    spoilt[~mask] = -float("inf")
    a, b = (policy_loss(x, y, gain, mask, tokens=7.0).total for x, y in ((new, old), (broken, spoilt)))
    a.backward()
    b.backward()
    assert float(a) == float(b)
    assert torch.equal(new.grad[mask], broken.grad[mask]) and not broken.grad[~mask].nan_to_num(9.0).any()
    value_loss(broken, gain, mask, tokens=7.0).backward()
    assert not broken.grad.isnan().any()


def test_how_far_a_policy_has_moved_is_near_its_divergence() -> None:
    random = np.random.default_rng(0)
    p, q = (np.exp(x) / np.exp(x).sum() for x in (random.normal(size=6), random.normal(size=6)))
    drawn = random.choice(6, size=200_000, p=p)
    new, old = torch.from_numpy(np.log(q)[drawn])[None], torch.from_numpy(np.log(p)[drawn])[None]
    wanted = float((p * np.log(p / q)).sum())
    assert moved(new, old, torch.ones_like(new, dtype=torch.bool)) == pytest.approx(wanted, rel=0.03)


@pytest.mark.parametrize("critic", [True, False])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_a_toy_whose_best_policy_is_known_is_learned(critic: bool, seed: int) -> None:
    """Three states, four things to say, two tokens an answer: right is the state, and then its double."""
    random = torch.Generator().manual_seed(seed)
    policy = torch.zeros(3, 2, 4, 4, requires_grad=True)  # state, place, what was said before, what is said
    values = torch.zeros(3, 2, 4, requires_grad=True)
    moves, learns = torch.optim.Adam([policy], lr=0.1), torch.optim.Adam([values], lr=0.1)
    states = torch.arange(3).repeat_interleave(16)
    mask = torch.ones(48, 2, dtype=torch.bool)

    def said(first: Tensor, second: Tensor) -> Tensor:
        start = torch.zeros_like(first)
        odds = policy.log_softmax(-1)
        return torch.stack([odds[states, 0, start, first], odds[states, 1, first, second]], dim=1)

    for _ in range(120):
        with torch.no_grad():
            odds = policy.softmax(-1)
            first = torch.multinomial(odds[states, 0, 0], 1, generator=random)[:, 0]
            second = torch.multinomial(odds[states, 1, first], 1, generator=random)[:, 0]
            rewards = ((first == states) & (second == (2 * states) % 4)).double()
        before = torch.zeros_like(first)
        if critic:
            held = torch.stack([values[states, 0, before], values[states, 1, first]], dim=1)
            advantages, returns = estimated(rewards, held.detach(), mask)
            value_loss(held, returns, mask, tokens=96).backward()
            learns.step()
            learns.zero_grad()
            gain = normalised(advantages, mask)
        else:
            gain = grouped(rewards, 16)[:, None].expand(48, 2)
        new = said(first, second)
        policy_loss(new, new.detach(), gain, mask, tokens=96).total.backward()
        moves.step()
        moves.zero_grad()
    best = policy.softmax(-1)
    for state in range(3):
        assert float(best[state, 0, 0, state] * best[state, 1, state, (2 * state) % 4]) > 0.9


# -- lengths, rates, difficulty -----------------------------------------------------------------------------


def test_lengths_grow_when_their_time_has_come() -> None:
    lengths = Lengths([(0, 24576), (300, 32768), (700, 49152)])
    told = {i: lengths.at(i) for i in (0, 299, 300, 699, 700, 10_000)}
    assert list(told.values()) == [24576, 24576, 32768, 32768, 49152, 49152] and lengths.most == 49152


@pytest.mark.parametrize(
    "wrong", [[], [(1, 5)], [(0, 0)], [(0, 5), (0, 6)], [(0, 5), (9, 6), (3, 7)], [(0,)], 5]
)
def test_lengths_that_cant_be_are_refused(wrong: object) -> None:
    with pytest.raises(RlError, match="from iteration 0 on"):
        Lengths(wrong if isinstance(wrong, list) else [wrong])  # type: ignore[list-item]


def test_rates_rise_in_a_line_and_stay() -> None:
    assert [risen(i, 4) for i in range(6)] == [0.25, 0.5, 0.75, 1, 1, 1]
    assert risen(0, 0) == 1


@pytest.mark.parametrize("skill", [0.2, 0.45, 0.8])
def test_difficulty_settles_where_half_is_solved(skill: float) -> None:
    """A learner solves what is well below its skill and little of what is above; answers are drawn by chance."""
    random, difficulty = np.random.default_rng(0), Difficulty(gain=0.1)
    rates = []
    for _ in range(400):
        chance = 1 / (1 + np.exp(12 * (difficulty.level - skill)))
        rates.append(random.binomial(64, chance) / 64)
        difficulty.hear(rates[-1])
    assert np.mean(rates[-100:]) == pytest.approx(0.5, abs=0.05)
    assert difficulty.level == pytest.approx(skill, abs=0.06)


def test_difficulty_stays_within_its_ends_and_goes_on_from_what_was_saved() -> None:
    easy, hard = Difficulty(), Difficulty(level=0.9)
    for _ in range(50):
        easy.hear(0.0)
        hard.hear(1.0)
    assert easy.level == 0 and hard.level == 1
    first = Difficulty(gain=0.3)
    for rate in (0.9, 0.2, 0.7):
        first.hear(rate)
    again = Difficulty(gain=0.3)
    again.restore(first.to_json())
    assert [first.hear(0.8), first.hear(0.1)] == [again.hear(0.8), again.hear(0.1)]
    with pytest.raises(RlError, match="pass rate is from 0 to 1"):
        easy.hear(1.5)
    with pytest.raises(RlError, match="saved difficulty"):
        easy.restore({"level": "high"})


def test_what_a_level_asks_for() -> None:
    random = np.random.default_rng(0)
    assert constructions(0.0, (1, 5), random) == (1, 1) and constructions(1.0, (2, 4), random) == (4, 4)
    between = [constructions(0.3, (1, 5), random)[0] for _ in range(4000)]
    assert set(between) == {2, 3} and np.mean(between) == pytest.approx(2.2, abs=0.03)
    least = [severities(level)[0] for level in np.linspace(0, 1, 6)]
    assert least == sorted(least, reverse=True) and least[-1] == 1.0
    assert all(low < high for low, high in map(severities, (0.0, 0.5, 1.0)))


# -- averages -----------------------------------------------------------------------------------------------


def test_an_average_is_the_mean_and_of_one_the_one_itself(tmp_path: Path) -> None:
    made = [{"a": torch.randn(3, 4), "b": torch.randn(2).to(torch.bfloat16)} for _ in range(3)]
    paths = [tmp_path / f"{k}.safetensors" for k in range(3)]
    for path, tensors in zip(paths, made, strict=True):
        save_file(tensors, path)
    found = averaged(paths)
    assert np.allclose(found["a"], np.mean([m["a"].numpy() for m in made], axis=0), atol=1e-7)
    assert found["b"].dtype == torch.bfloat16
    alone = averaged(paths[1:2])
    assert all(torch.equal(alone[n], made[1][n]) for n in alone)
    save_file({"a": torch.zeros(3, 5), "b": torch.zeros(2)}, paths[2])
    with pytest.raises(RlError, match="isn't of the model"):
        averaged(paths)
    with pytest.raises(RlError, match="no checkpoint"):
        averaged([])
