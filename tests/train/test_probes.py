"""The network among the probes: it finds what is planted, nothing where nothing is, the same each time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
import torch

from geodsl.dataset.audit.learner import auc
from train.probes import held_out


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def groups(count: int, planted: str = "", seed: int = 0) -> list[np.ndarray]:
    """Strokes by chance; what is planted in anchors is a mark at any place, or a tone."""
    random = np.random.default_rng(seed)
    out = []
    for _ in range(count):
        some = np.zeros((5, 32, 32), np.uint8)
        for picture in some:
            for _ in range(3):
                r, c = random.integers(2, 28, 2)
                picture[r, 2:30] = 220
                picture[2:30, c] = 220
        r, c = random.integers(2, 25, 2)
        if planted == "mark":
            some[0, r : r + 5, c : c + 5] = 255
        if planted == "tone":
            some[0][some[0] > 0] = 200
        out.append(some)
    return out


def mean_auc(some: list[np.ndarray], seed: int = 0, epochs: int = 8) -> float:
    folds = np.arange(len(some)) % 2
    return float(np.mean([auc(s) for s in held_out(some, folds, seed, epochs=epochs, device="cpu")]))


@pytest.mark.slow
@pytest.mark.parametrize("planted", ["mark", "tone"])
def test_what_is_planted_is_found(planted: str) -> None:
    assert mean_auc(groups(200, planted)) > 0.9


def test_nothing_is_found_where_nothing_is() -> None:
    found = [mean_auc(groups(48, seed=s), s, epochs=2) for s in range(4)]
    error = ((1 / 12 + 1 / 12 / 4) / (4 * 48)) ** 0.5  # of so many groups of five, by chance
    assert abs(np.mean(found) - 0.5) < 3 * error


def test_the_same_seed_the_same_scores() -> None:
    some, folds = groups(24), np.arange(24) % 2
    torch.manual_seed(1)
    one = held_out(some, folds, 5, epochs=2, device="cpu")
    torch.manual_seed(2)
    other = held_out(some, folds, 5, epochs=2, device="cpu")
    another = held_out(some, folds, 6, epochs=2, device="cpu")
    assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))
    assert not all(np.array_equal(a, b) for a, b in zip(one, another, strict=True))


def test_equal_pictures_are_a_tie() -> None:
    some = groups(12)
    for group in some:
        group[3] = group[0]
    for scores in held_out(some, np.arange(12) % 2, 0, epochs=1, device="cpu"):
        assert scores[3] == scores[0]
