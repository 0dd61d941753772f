"""What `one of` chose is no accident; what else a figure happens to be is."""

from __future__ import annotations

import pytest

import geodsl


def accidents(text: str, seed: int = 0) -> list[str]:
    return [str(f) for f in geodsl.parse(text).facts(seed=seed).accidental]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "text",
    [
        "let r = one of 3, 5\nsegment AB\nAB = r",
        "let a = one of 30°, 45°\ntriangle ABC with angle A = a, AB = 3",
        "let k = one of 1, 2, 3\ntriangle ABC with AB = 4\nD = point dividing BC in ratio k : 2",
    ],
)
def test_a_choice_is_no_accident(text: str, seed: int) -> None:
    assert accidents(text, seed) == []


def test_an_accident_beside_a_choice_is_one() -> None:
    text = "let r = one of 2, 4\nA = point at (0, 0)\nB = point at (r, 0)\nlet s in 1..3\nsegment CD\nCD = s\ndraw AB"
    diagram = geodsl.parse(text)
    seen = diagram.observation
    at = diagram.realize(n=1).at
    # In a figure where CD happens to be as long as AB, that is an accident.
    a, b, c = (at.value(diagram.scene.by_name[n].ref) for n in "ABC")
    at.put(diagram.scene.by_name["D"].ref, c + (b - a))
    at.put(diagram.scene.by_name["s"].ref, abs(b - a))
    found = {str(f) for f in seen.accidental(at, 0)}
    assert found & {"AB = CD", "CD = AB"}
