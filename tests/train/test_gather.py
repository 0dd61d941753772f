"""Gathers, means and whole losses: on two and on three gloo processes, against one."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from tests.train.losses_batches import CONFIGS
from tests.train.ranks import BATCHES, Found, everything, spawn, trained, whole
from train import gather as one
from train.gather import RaggedError


@pytest.fixture(scope="module", params=[2, pytest.param(3, marks=pytest.mark.slow)])
def ranks(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Found]:
    """What each rank found; started once for all tests of this file."""
    return spawn(everything, request.param, tmp_path_factory.mktemp(f"ranks{request.param}"))


def stacked(ranks: list[Found], name: str) -> np.ndarray:
    return np.concatenate([found[name] for found in ranks])


def test_rows_of_all_ranks_in_order_on_every_rank(ranks: list[Found]):
    for found in ranks:
        assert np.array_equal(found["gathered"], stacked(ranks, "x"))
        assert found["bools"].tolist() == [r == 1 for r in range(len(ranks))]


def test_the_gradient_of_a_gather_is_the_sum_over_ranks(ranks: list[Found]):
    whole_gradient = sum(found["weights"] for found in ranks)
    np.testing.assert_allclose(stacked(ranks, "gradient"), whole_gradient, atol=1e-14)


def test_ragged_rows_are_padded_to_the_widest(ranks: list[Found]):
    widest = len(ranks) - 1
    expected, held = [], []
    for n, found in enumerate(ranks):
        expected.append(np.pad(found["ragged"], ((0, 0), (0, widest - n), (0, 0))))
        held += [[k < n for k in range(widest)]] * 2
    for found in ranks:
        assert np.array_equal(found["wide"], np.concatenate(expected))
        assert found["held"].tolist() == held
        assert found["widened"].tolist() == [widest] * 2


def test_ragged_gradients_reach_their_own_rank(ranks: list[Found]):
    whole_gradient = sum(found["wide weights"] for found in ranks)
    for r, found in enumerate(ranks):
        np.testing.assert_allclose(
            found["ragged gradient"], whole_gradient[2 * r : 2 * r + 2, :r], atol=1e-14
        )


def test_an_exchange_is_the_transpose(ranks: list[Found]):
    assert np.array_equal(stacked(ranks, "exchanged"), stacked(ranks, "matrix").T)


def test_a_mean_is_over_all_ranks_with_ddps_gradient(ranks: list[Found]):
    world = len(ranks)
    squares, count = sum((r + 1) ** 2 for r in range(world)), sum(range(world))
    for found in ranks:
        assert found["mean"] == pytest.approx(4 * squares / count, abs=1e-14)
        assert found["mean gradient"] == pytest.approx(4 * squares / count, abs=1e-14)  # d/dp p² = 2p = 4
        assert found["nothing"] == 0


def test_ranks_that_differ_are_refused_on_every_rank(ranks: list[Found]):
    for found in ranks:
        rows, columns, axes, many, ragged = found["errors"].tolist()
        assert "rank 0 (2, 3), rank 1 (3, 3)" in rows and "same number of samples" in rows
        assert "rank 0 (2, 3), rank 1 (2, 4)" in columns
        assert "rank 0 (2,), rank 1 (2, 3)" in axes
        assert "1 to 6 axes are gathered, not 9" in many
        assert "but for the second axis" in ragged and "rank 1 (3, 3, 4)" in ragged


@pytest.mark.parametrize("name", CONFIGS)
def test_several_processes_equal_one(ranks: list[Found], name: str):
    alone = trained(name, [whole(len(ranks), number) for number in range(BATCHES)], ddp=False)
    assert any(label.startswith(f"{name}/gradient") and value.any() for label, value in alone.items())
    for found in ranks:
        assert {label for label in found if label.startswith(f"{name}/")} == set(alone)
        for label, value in alone.items():
            np.testing.assert_allclose(found[label], value, rtol=0, atol=1e-9, err_msg=label)


def test_one_process_needs_no_group():
    x = torch.randn(2, 3, requires_grad=True)
    valid = torch.ones(2, 3, dtype=torch.bool)
    assert (one.world(), one.rank()) == (1, 0)
    assert one.gather(x) is x
    assert one.gather_ragged(x, valid) == (x, valid) and one.widened(x, valid) == (x, valid)
    assert torch.equal(one.exchange(x[:, :2]), x[:, :2].T)
    assert torch.equal(one.replicated(x), x)
    nothing = one.mean(x.sum() * 0, torch.tensor(0))
    nothing.backward()
    assert nothing.item() == 0 and not x.grad.any()
    assert math.isclose(one.mean(torch.tensor(6.0), torch.tensor(4)).item(), 1.5)
    assert issubclass(RaggedError, ValueError)
