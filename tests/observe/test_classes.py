"""Rows that agree are found by sorting."""

from __future__ import annotations

import numpy as np
import pytest

from geodsl.observe.classes import classes, flat, labels


def brute(rows: np.ndarray) -> list[list[int]]:
    """The same by comparing all pairs."""
    out: list[list[int]] = []
    left = list(range(len(rows)))
    while left:
        first = left[0]
        same = [k for k in left if np.absolute(rows[k] - rows[first]).max() <= 1e-8]
        if len(same) > 1:
            out.append(same)
        left = [k for k in left if k not in same and k != first]
    return out


@pytest.mark.parametrize("seed", range(20))
def test_agrees_with_comparing_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    kinds = rng.normal(size=(7, 5))
    rows = kinds[rng.integers(0, 7, 30)] + rng.normal(scale=1e-13, size=(30, 5))
    assert classes(rows) == brute(rows)


def test_equal_sums_are_no_class() -> None:
    # Two rows that differ and whose weighted sums are made to agree.
    rows = np.random.default_rng(0).normal(size=(4, 3))
    weights = 1.0 + np.modf(np.arange(1, 4) * 0.6180339887498949)[0]
    rows[1] = rows[0] + np.array([weights[1], -weights[0], 0.0])
    rows[3] = rows[1]
    assert classes(rows) == [[1, 3]]


def test_what_is_not_finite_agrees_with_nothing() -> None:
    rows = np.array([[np.nan, 1.0], [np.nan, 1.0], [np.inf, 1.0], [np.inf, 1.0], [2.0, 1.0], [2.0, 1.0]])
    with np.errstate(all="ignore"):
        assert classes(rows) == [[4, 5]]
        assert len(set(labels(rows).tolist())) == 5


def test_labels_count_in_order_of_first_members() -> None:
    rows = np.array([[3.0], [1.0], [3.0], [0.0], [1.0]])
    assert labels(rows).tolist() == [0, 1, 0, 2, 1]


def test_flat_puts_real_and_imaginary_parts_side_by_side() -> None:
    assert flat(np.array([[1 + 2j]]), np.array([[3.0]])).tolist() == [[1.0, 2.0, 3.0]]


def test_few_rows() -> None:
    assert classes(np.zeros((0, 3))) == [] and classes(np.zeros((1, 3))) == []
