"""What a diagram costs: the formula, the page that tells of it, and a conversation counted call by call."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geodsl.assist import Options, prompt
from geodsl.assist.prices import BATCHED, PRICES, Price, Usage, per_diagram, price_of

PAGE = (Path(__file__).parents[2] / "docs" / "authoring.md").read_text("utf-8")
TOLD = {"reading": 9_000, "drawing": 26_000, "problem": 100, "output": 1_500, "told": 500}


def test_the_page_tells_what_the_formula_gives():
    rows = re.findall(r"^\| (claude-\S+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", PAGE, re.M)
    assert len(rows) == 3
    for model, *numbers in rows:
        price = PRICES[model]
        found = [per_diagram(price, answers=n, **TOLD) for n in (1, 3, 8)]
        found.append(per_diagram(price, answers=3, share=BATCHED, **TOLD))
        assert [f"{x:.4f}" for x in found] == numbers


def test_the_page_tells_how_long_the_prompts_are():
    for task, characters in ((prompt.GIVENS, 27_000), (prompt.AUTHOR, 78_000)):
        assert f"{characters:,}" in PAGE
        assert sum(map(len, prompt.system(task))) == pytest.approx(characters, rel=0.1)


@pytest.mark.parametrize("answers", [1, 2, 5])
def test_the_page_tells_the_formula(answers):
    """Call by call, what was said before is read from the cache and what is new is written into it: added up."""
    price = Price(3.0, 15.0, 3.75, 0.3)
    r, d, q, o, t = (TOLD[k] for k in ("reading", "drawing", "problem", "output", "told"))
    n, s = answers, o + t
    read = r + n * d + (n - 1) * q + s * (n - 1) * (n - 2) / 2
    write = 2 * q + (n - 1) * s
    dollars = (read * price.read + write * price.write + (n + 1) * o * price.output) / 1e6
    assert per_diagram(price, answers=answers, **TOLD) == pytest.approx(dollars, rel=1e-12)
    for line in ("r + n d + (n-1) q + s (n-1)(n-2)/2", "2 q + (n-1) s", "(n+1) o"):
        assert line in PAGE


def test_a_long_question_may_cost_more():
    """Every token of a call whose question is longer than so much, whichever kind of tokens makes it so."""
    price = PRICES["claude-haiku-5-5"]
    short = Usage(input=10_000, write=20_000, read=70_000, output=1_000_000)
    assert price.cost(short) == pytest.approx(0.001 + 0.0025 + 0.0007 + 0.5)
    longer = Usage(input=10_001, write=20_000, read=70_000, output=1_000_000)
    assert price.cost(longer) == pytest.approx(0.0050005 + 0.0125 + 0.0035 + 2.5)
    assert price.cost(longer, BATCHED) == pytest.approx(price.cost(longer) / 2)
    # What is laid aside is enough on either side.
    for usage in (short, longer):
        assert price.most(usage.read_in, usage.output) >= price.cost(usage)
    assert price.most(100_001, 0) == pytest.approx(0.0625, rel=1e-4)


def test_the_page_names_the_models_that_have_a_price():
    for model in PRICES:
        assert f"`{model}`" in PAGE
    assert f"`{Options().model}`" in PAGE and Options().model in PRICES


def test_prices_may_be_told():
    assert price_of("anything") is None
    assert price_of("anything", (2.0, 8.0)) == Price(2.0, 8.0, 2.5, 0.2)
    assert price_of("claude-opus-5", (2.0, 8.0, 3.0, 0.1)) == Price(2.0, 8.0, 3.0, 0.1)
