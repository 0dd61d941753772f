"""What all formats have in common: recipes that they need, and the page that tells of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from geodsl.dataset.formats import FORMATS, chosen
from perturb.groups import Recipe
from perturb.groups.recipe import RecipeError

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")


@pytest.mark.parametrize("name", [n for n, f in FORMATS.items() if f.questions])
def test_a_format_of_questions_is_refused_where_a_recipe_asks_none(name: str) -> None:
    with pytest.raises(RecipeError, match=f"`{name}` is made of questions"):
        Recipe(formats=("webdataset", name))
    Recipe(formats=("webdataset", name), questions=1)


@pytest.mark.parametrize("name", [n for n, f in FORMATS.items() if f.scores])
def test_a_format_for_scoring_is_refused_for_stars(name: str) -> None:
    with pytest.raises(RecipeError, match="star groups never score"):
        Recipe(formats=("webdataset", name), questions=1, anchor="base")


def test_what_scores_is_made_of_questions() -> None:
    assert {n for n, f in FORMATS.items() if f.scores} == {"lmms-eval", "vlmevalkit"}
    assert all(f.questions for f in FORMATS.values() if f.scores)


def test_a_format_that_refers_to_pictures_brings_them() -> None:
    for name in ("mmgeolm", "ahnpl", "llava", "coco"):
        assert [f.name for f in chosen([name])] == ["imagefolder", name]


def test_every_format_has_its_section() -> None:
    assert re.findall(r"^## (.+)$", PAGE, re.M) == list(FORMATS)
    assert re.findall(r"^\| \[`(.+?)`\]", PAGE, re.M) == list(FORMATS)


def test_samples_on_the_page_are_json() -> None:
    samples = [line for block in re.findall(r"```json\n(.*?)```", PAGE, re.S) for line in block.splitlines()]
    assert len(samples) >= 7 and all(isinstance(json.loads(line), dict) for line in samples)
