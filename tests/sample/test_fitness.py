"""What a textbook couldn't hold."""

from __future__ import annotations

import pytest

import geodsl
from geodsl.realize.attempts import Attempts
from geodsl.sample.fitness import unfit
from geodsl.sample.stage import Stage


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("triangle ABC with AB = 3, AC = 4, BC = 5\nM = midpoint of BC\ndraw AM", None),
        ("triangle ABC with AB = 6, AC = 6, angle A = 7°", "nearly along"),
        ("triangle ABC\nG = centroid of ABC", "in the air"),
        (
            "triangle ABC with AB = 6, AC = 6, BC = 6\nD = point dividing AB in ratio 1 : 12\ndraw CD",
            "nearly along",
        ),
        (
            "points A, B, C with AB = 6, BC = 7, CA = 8\nD = point dividing AB in ratio 1 : 15\ndraw AB, BC",
            "tiny piece",
        ),
        ("rectangle ABCD\ncircumcircle w of ABC\ncircumcircle v of BCD", "twice"),
        ("points A, B, C with AB = 6, BC = 5, CA = 4\ncircle w center A radius 0.5\ndraw AB, BC", "circle"),
    ],
)
def test_reasons(text, reason):
    scene = geodsl.parse(text).scene
    found = unfit(Stage(scene, Attempts(scene, seed=0).batch(64)))
    assert found is None if reason is None else found is not None and reason in found, found
