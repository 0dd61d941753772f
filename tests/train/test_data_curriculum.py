"""Curricula: their states, and which negatives are drawn by them."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from geodsl.dataset.record import Member
from train.data import BINS, Curriculum, DataError, bin_of
from train.data.draws import drawn, generator


def member(k: int, severity: float, operator: str = "off circle") -> Member:
    step = {"operator": operator, "severity": {"perceptible": severity}}
    return Member(k, {"role": "negative", "certificate": {"steps": [step]}}, b"")


SIX = [member(k, s) for k, s in enumerate((1.0, 1.2, 2.0, 4.0, 9.0, 15.0), 1)]


def draw(state: dict[str, Any], k: int, purpose: str = "x", members: list[Member] = SIX) -> list[int]:
    return drawn(members, k, generator(0, purpose), state)


def test_a_schedule_is_a_function_of_the_step() -> None:
    told = {"kind": "severity", "start": [8, 20], "end": [1, 10], "share": 0.5}
    one = Curriculum.of(told, steps=100)
    assert one.state(0) == {"severity": [8, 20]}
    assert one.state(25) == {"severity": [4.5, 15]}
    assert one.state(50) == one.state(99) == {"severity": [1, 10]}
    later = Curriculum.of(told, steps=100)
    later.restore(json.loads(json.dumps(one.to_json())))
    assert later.state(13) == one.state(13)
    one.hear({"rates": [{"operator": "off circle", "severity": 1, "rate": 0.0}]})
    assert one.state(25) == {"severity": [4.5, 15]}


def test_what_is_known_weighs_less() -> None:
    one = Curriculum("adaptive", floor=0.1, memory=0.5)
    assert one.state(3) == {}
    rates = [
        {"operator": "off circle", "severity": 1.2, "rate": 0.0},
        {"operator": "off circle", "severity": 9.0, "rate": 1.0},
        {"operator": "swap labels", "severity": None, "rate": 0.5},
    ]
    version = one.version
    one.hear({"score": 0.5, "rates": rates})
    assert one.version == version + 1
    assert one.state(0)["weights"] == {"off circle|1": 1.0, "off circle|8": 0.1, "swap labels|": 0.55}
    one.hear({"rates": [{"operator": "off circle", "severity": 1.2, "rate": 1.0}]})
    assert one.state(0)["weights"]["off circle|1"] == 0.55
    # Two rows of one bin count as one, each for as many as it tells of.
    rows = [
        {"operator": "x", "severity": s, "rate": r, "count": n} for s, r, n in ((0.5, 1.0, 1), (1.2, 0.0, 3))
    ]
    one.hear({"rates": rows})
    assert one.state(0)["weights"]["x|1"] == pytest.approx(0.1 + 0.9 * 0.75)
    again = Curriculum("adaptive", floor=0.1, memory=0.5)
    again.restore(json.loads(json.dumps(one.to_json())))
    assert again.state(7) == one.state(7)
    with pytest.raises(DataError, match="from 0 to 1"):
        one.hear({"rates": [{"operator": "x", "severity": 1, "rate": 3}]})
    with pytest.raises(DataError, match="of the curriculum 'adaptive'"):
        Curriculum().restore(one.to_json())


def test_severities_are_in_bins() -> None:
    assert [bin_of(b) for b in BINS] == ["1", "1.5", "2", "3", "4", "6", "8", "12", "16"]
    assert [bin_of(x) for x in (0.0, 1.49, 7.99, 100.0)] == ["1", "1", "6", "16"]


def test_k_of_n_are_drawn_evenly() -> None:
    counts = Counter(j for n in range(600) for j in draw({}, 2, str(n)))
    assert {*counts} == {*range(6)}
    assert all(150 < count < 250 for count in counts.values())  # 200 each; 5 standard deviations are 58
    assert draw({}, 2) == draw({}, 2)
    assert all(draw({}, k) == list(range(6)) for k in (0, 6, 9))


def test_a_window_leaves_out_what_is_easier_or_harder() -> None:
    assert draw({"severity": [1.1, 5.0]}, 0) == [1, 2, 3]
    assert {*draw({"severity": [1.1, 5.0]}, 2)} < {1, 2, 3}
    assert draw({"severity": [16.0, 20.0]}, 3) == [5]  # the nearest
    assert draw({"severity": [6.0, 6.0]}, 0) == [3]
    assert draw({"severity": [1.0, 2.0]}, 0, members=[]) == []


def test_weights_draw_what_is_wrong_more_often() -> None:
    state = {"weights": {"off circle|1": 0.9, "off circle|8": 0.1}, "usual": 0.5}
    two = [SIX[0], SIX[4]]
    counts = Counter(j for n in range(500) for j in draw(state, 1, str(n), two))
    assert 0.85 < counts[0] / 500 < 0.95
    three = [*two, member(3, 2.0)]  # of whose bin nothing was heard: it weighs the usual 0.5
    counts = Counter(j for n in range(600) for j in draw(state, 1, str(n), three))
    assert 0.27 < counts[2] / 600 < 0.40


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"kind": "severty"}, "did you mean `severity`"),
        ({"kind": "severity", "strat": [1, 2]}, "did you mean `start`"),
        ({"kind": "severity", "start": [3, 1]}, "two numbers"),
        ({"kind": "severity", "share": 2}, "from 0 to 1"),
        ({"kind": "adaptive", "floor": 0}, "from 0 to 1"),
        ({"start": [1, 2]}, "has a `kind`"),
    ],
)
def test_what_cannot_be_is_refused(told: dict[str, Any], said: str) -> None:
    with pytest.raises(DataError, match=said):
        Curriculum.of(told, steps=10)
