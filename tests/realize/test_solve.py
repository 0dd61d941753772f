"""Constraints without a construction: solved, or honestly not."""

from __future__ import annotations

import numpy as np
import pytest

import geodsl
from geodsl.realize.attempts import Attempts
from geodsl.realize.solve import SOLVED, newton, solve


def start(text: str, n: int = 40) -> tuple[geodsl.Scene, np.ndarray, dict]:
    scene = geodsl.parse(text).scene
    rng = np.random.default_rng(0)
    free = rng.random((scene.free_numbers, n))
    picks = {t: rng.integers(0, t.picks, n) for t in scene.draws if t.picks}
    return scene, free, picks


@pytest.mark.parametrize(
    "text",
    [
        "triangle ABC with angle A = 2 angle B, AB = 2 AC",
        "quadrilateral ABCD with AB = 3, BC = 3, CD = 4, DA = 5, AC = BD",
        "circle w\ncircle v\nw touches v externally",
        "triangle ABC with AB^2 + BC^2 = AC^2",
    ],
)
def test_what_is_solved_is_solved_to_the_last_bits(text: str) -> None:
    scene, free, picks = start(text)
    assert scene.solve
    with np.errstate(all="ignore"):
        solved, worst = solve(scene, free, picks)
    fine = worst <= SOLVED
    assert fine.mean() > 0.5
    # One polishing step behind convergence: far below what is asked for.
    assert np.quantile(worst[fine], 0.9) < 1e-12
    assert not np.array_equal(solved, free)


def test_a_redundant_fact_does_no_harm() -> None:
    text = "triangle ABC with AB^2 + BC^2 = AC^2, 2 AB^2 + 2 BC^2 = 2 AC^2"
    scene, free, picks = start(text)
    assert len(scene.solve) == 2
    with np.errstate(all="ignore"):
        _, worst = solve(scene, free, picks)
    assert (worst <= SOLVED).mean() > 0.5


def test_what_can_not_be_is_never_called_solved() -> None:
    scene, free, picks = start("triangle ABC with AB + BC = 4, AC = 5")
    with np.errstate(all="ignore"):
        _, worst = solve(scene, free, picks)
    assert (worst > 1e-3).all()


def test_the_accepted_residual_is_tiny() -> None:
    scene = geodsl.parse("triangle ABC with angle A = 2 angle B, AB = 2 AC").scene
    stream = Attempts(scene, seed=0)
    at = stream.batch(60)
    names = {n: at.value(scene.by_name[n].ref) for n in "ABC"}
    a, b, c = (names[n] for n in "ABC")
    big = np.abs(np.angle((b - a) / (c - a)))
    small = np.abs(np.angle((a - b) / (c - b)))
    assert at.n > 10
    assert np.abs(big - 2 * small).max() < 1e-9
    assert np.abs(np.abs(b - a) - 2 * np.abs(c - a)).max() < 1e-8
    assert SOLVED <= 1e-9


def test_steps_have_minimum_norm() -> None:
    rng = np.random.default_rng(1)
    slopes = rng.normal(size=(5, 2, 3))  # five numbers, two facts, three instances
    residual = 1e-3 * rng.normal(size=(2, 3))
    step = newton(residual, slopes)
    for k in range(3):
        expected = -np.linalg.pinv(slopes[:, :, k].T) @ residual[:, k]
        assert np.allclose(step[:, k], expected, atol=1e-12)


def test_steps_ignore_what_hardly_moves() -> None:
    slopes = np.zeros((2, 2, 1))
    slopes[0, 0, 0], slopes[1, 1, 0] = 1.0, 1e-12
    step = newton(np.full((2, 1), 0.1), slopes)
    assert np.allclose(step[:, 0], [-0.1, 0.0])


def test_long_steps_are_cut() -> None:
    step = newton(np.full((1, 1), 100.0), np.ones((1, 1, 1)))
    assert np.isclose(step[0, 0], -0.3)
