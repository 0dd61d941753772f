"""What a diagram costs: the formula, the page that tells of it, and a conversation counted call by call."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geodsl.assist import prompt
from geodsl.assist.prices import BATCHED, PRICES, Price, Usage, per_diagram, price_of

PAGE = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text("utf-8")
TOLD = {"reading": 7_000, "drawing": 22_000, "problem": 100, "output": 1_500, "told": 500}


def test_the_page_tells_what_the_formula_gives():
    rows = re.findall(r"^\| (claude-\S+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", PAGE, re.M)
    assert len(rows) == 3
    for model, *numbers in rows:
        price = PRICES[model]
        found = [per_diagram(price, answers=n, **TOLD) for n in (1, 3, 8)]
        found.append(per_diagram(price, answers=3, share=BATCHED, **TOLD))
        assert [f"{x:.4f}" for x in found] == numbers


def test_the_page_tells_how_long_the_prompts_are():
    for task, characters in ((prompt.GIVENS, 25_000), (prompt.AUTHOR, 77_000)):
        assert f"{characters:,}" in PAGE
        assert sum(map(len, prompt.system(task))) == pytest.approx(characters, rel=0.1)


@pytest.mark.parametrize("answers", [1, 2, 5])
def test_the_formula_is_a_conversation_added_up(answers):
    """Call by call: what was said before is read from the cache, what is new is written into it."""
    price = Price(3.0, 15.0, 3.75, 0.3)
    r, d, q, o, t = (TOLD[k] for k in ("reading", "drawing", "problem", "output", "told"))
    total = price.cost(Usage(write=q, read=r, output=o))
    before = 0
    new = q
    for _ in range(answers):
        total += price.cost(Usage(write=new, read=d + before, output=o))
        before, new = before + new, o + t
    assert per_diagram(price, answers=answers, **TOLD) == pytest.approx(total, rel=1e-12)


def test_prices_may_be_told():
    assert price_of("anything") is None
    assert price_of("anything", (2.0, 8.0)) == Price(2.0, 8.0, 2.5, 0.2)
    assert price_of("claude-opus-5", (2.0, 8.0, 3.0, 0.1)) == Price(2.0, 8.0, 3.0, 0.1)
