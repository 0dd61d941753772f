"""What captions say, read back from their texts, is true by the independent checker's own formulas."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

import geodsl
from geodsl.language.term import Fact
from geodsl.words import read
from geodsl.words.describing import descriptions
from geodsl.words.view import View
from perturb.recording.certificate import fact_to_json
from tests.perturb.checker.facts import Truth
from tests.perturb.textual import checked_group, group_of

ALL = sorted((Path(__file__).parents[2] / "examples" / "diagrams").glob("*/*.geo"))
SEED = 4


def facts_said(view: View, lang: str, count: int) -> list[Fact]:
    """The facts of so many captions, each once."""
    said: dict[str, Fact] = {}
    for one in islice(descriptions(view, lang=lang), count):
        said |= {f.key: f for f in read(one.text, lang=lang, names=view.names)}
    return list(said.values())


def check(path: Path, count: int) -> int:
    diagram = geodsl.load(path)
    view = View(diagram, SEED)
    facts = [f for lang in ("en", "zh") for f in facts_said(view, lang, count)]
    if not facts:  # a figure without a letter of which nothing can be told
        assert not view.facts
        return 1
    group = checked_group(group_of(diagram, (), seed=SEED))
    judged = 0
    for fact in facts:
        found = group.truth(json.loads(json.dumps(fact_to_json(fact))), group.anchor, "caption")
        assert found not in (Truth.FALSE, Truth.UNCLEAR), f"{fact} is {found}"
        judged += found is Truth.TRUE
    return judged


@pytest.mark.parametrize("path", ALL[::9], ids=lambda p: p.stem)
def test_the_checker_agrees(path: Path) -> None:
    assert check(path, 30) > 0


@pytest.mark.slow
@pytest.mark.parametrize("path", ALL, ids=lambda p: p.stem)
def test_the_checker_agrees_on_all_examples(path: Path) -> None:
    assert check(path, 260) > 0
