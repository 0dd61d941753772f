"""What a number looks like doesn't tell that it is right, and no answer is a habit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

import geodsl
from geodsl.solutions import Exact
from geodsl.words.questions import NothingToAsk, Question, ask
from geodsl.words.questions.alike import alike, turned
from geodsl.words.questions.draw import Draw
from geodsl.words.questions.rarer import rarer
from geodsl.words.questions.reading import number_in
from geodsl.words.view import View

FILES = sorted((Path(__file__).parents[2] / "examples" / "diagrams").glob("*/*.geo"))
SIZES = ("ratio", "length", "area", "perimeter", "angle")


@lru_cache(maxsize=1)
def views() -> tuple[View, ...]:
    out = []
    for path in FILES[::3]:
        try:
            out.append(View(geodsl.load(path)))
        except geodsl.DiagramError:
            continue
    return tuple(out)


def asked(view: View, n: int, seed: int, form: str, kind: str) -> list[Question]:
    try:
        return ask(view, n, seed, form, kind=kind)
    except NothingToAsk:
        return []


def size(choice: str) -> float:
    found = number_in(choice)
    assert found is not None, choice
    return found[0]


def denominator(choice: str) -> int:
    if found := re.search(r"/(\d+)", choice):
        return int(found[1])
    found = re.search(r"\d+\.\d+", choice)
    return Fraction(found[0]).denominator if found else 1


def roundness(choice: str) -> tuple[int, int]:
    n = int(re.sub(r"\D", "", choice) or 1)
    return denominator(choice), 0 if n % 10 == 0 else 1 if n % 5 == 0 else 2 if n % 2 == 0 else 3


GUESSES: dict[str, Callable[[str], Any]] = {
    "smallest denominator": denominator,
    "shortest": len,
    "roundest": roundness,
    "largest": lambda c: -size(c),
    "smallest": size,
}


def hit(choices: tuple[str, ...], right: int, guess: str) -> float:
    """The chance to be right for somebody who guesses so, at random between equals."""
    if guess.startswith("median"):
        return float(sorted(choices, key=size).index(choices[right]) == int(guess[-1]))
    keys = [GUESSES[guess](c) for c in choices]
    best = [k for k, key in enumerate(keys) if key == min(keys)]
    return (right in best) / len(best)


@pytest.mark.slow
def test_no_guess_by_looks_is_better_than_chance() -> None:
    found = [q for v in views() for kind in SIZES for s in range(4) for q in asked(v, 8, s, "choice", kind)]
    assert len(found) >= 500
    for guess in (*GUESSES, "median 1", "median 2"):
        share = sum(hit(q.choices, q.right or 0, guess) for q in found) / len(found)
        assert 0.19 <= share <= 0.31, (guess, share)


@pytest.mark.parametrize(
    "value",
    (Exact(6), Exact(24), Exact(Fraction(71, 25)), Exact(Fraction(7, 2)), Exact({(17, 0): Fraction(7, 2)})),
)
def test_others_have_the_form_of_the_right_one(value: Exact) -> None:
    draw = Draw(0, "test")
    ranks: Counter[int] = Counter()
    for _ in range(400):
        found = alike(value, str, draw)
        assert found is not None and len(set(found)) == 4 and found[0] == str(value)
        assert len({(denominator(c), "√" in c) for c in found}) == 1, found
        ranks[sorted(found, key=size).index(found[0])] += 1
    assert all(65 <= ranks[k] <= 135 for k in range(4)), ranks


def test_where_too_few_look_alike_there_is_no_choice() -> None:
    draw = Draw(0, "test")
    assert alike(Exact(1), str, draw) is None and alike(Exact(Fraction(1, 2)), str, draw) is None
    assert turned(Exact(20), draw) is None
    angles = turned(Exact(63), draw)
    assert angles is not None and {str(x)[-1] for x in angles} == {"3"}


@pytest.mark.parametrize(
    ("kind", "most"),
    (
        pytest.param("ratio", 0.36, marks=pytest.mark.slow),
        pytest.param("angle", 0.36, marks=pytest.mark.slow),
        ("direction", 0.42),
    ),
)
def test_no_answer_is_a_habit_where_there_are_others(kind: str, most: float) -> None:
    told = Counter(q.answer for v in views() for q in asked(v, 6, 0, "open", kind))
    ((_, count), *_) = told.most_common(1)
    assert sum(told.values()) >= 50
    assert count <= most * sum(told.values()), told
    for dull in ("1", "90°", "neither"):
        assert told[dull] <= 0.36 * sum(told.values()), told


def test_a_dull_answer_is_thinned_out() -> None:
    groups = rarer({"neither": range(40), "parallel": range(4)}, "neither")
    assert [len(g) for g in groups] == [4, 4, 2]
    assert [len(g) for g in rarer({"neither": range(40)}, "neither")] == [40]
    assert [len(g) for g in rarer({"a": range(5), "b": range(2), "1": range(9)}, "1")] == [5, 2, 3]


def test_what_a_sign_says_is_not_asked_for() -> None:
    marked = "right triangle ABC right-angled at C with BC = 3, CA = 4\nmark angle C right\n"
    marked += "label BC value\nlabel CA value"
    for q in ask(View(geodsl.parse(marked)), 40, form="open", kind=("angle", "length", "ratio")):
        assert q.answer not in ("90°", "1"), q
    ticks = "triangle ABC with AB = AC, BC = 2 AB / 3\nmark AB = AC"
    assert not [q for q in asked(View(geodsl.parse(ticks)), 20, 0, "open", "ratio") if q.answer == "1"]
