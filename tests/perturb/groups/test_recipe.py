"""Recipes: what they take, and what they say of what can't be."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from perturb.groups import Recipe, RecipeError, load, parse
from perturb.groups.manual import PAGE, filled

RECIPES = sorted((Path(__file__).parents[3] / "examples" / "recipes").glob("*.toml"))


@pytest.mark.parametrize("path", RECIPES, ids=lambda p: p.stem)
def test_the_recipes_that_come_along_can_be_read(path: Path):
    recipe = load(path)
    assert recipe.name.startswith("geodsl-")
    assert all(Path(f).is_dir() for f in recipe.folders)
    assert recipe.read_suite() is not None


def test_everything_that_is_wrong_is_said_at_once():
    with pytest.raises(RecipeError) as found:
        parse(
            """
            gruops = 10
            negatives = -1
            styles = ["textbok"]
            sampler = { pints = [3, 5] }
            split = { train = 0.5 }
            formats = ["webdatset"]
            anchor = "centre"
            """
        )
    told = {p.split(":")[0]: p for p in found.value.problems}
    assert [*told] == ["gruops", "split", "sampler", "negatives", "anchor", "styles", "formats"]
    assert "did you mean `groups`?" in told["gruops"]
    assert "did you mean `textbook`?" in told["styles"]
    assert "did you mean `points`?" in told["sampler"]
    assert "did you mean `webdataset`?" in told["formats"]
    assert "whole number from 0 to 100; found -1" in told["negatives"]
    assert "shares that make 1" in told["split"]


def test_knobs_that_cannot_be_are_told_by_the_sampler():
    with pytest.raises(RecipeError, match=r"points.*between 1 and 26"):
        Recipe(sampler={"points": (40, 50)})


def test_what_cannot_go_together():
    with pytest.raises(RecipeError, match="a group has one at least"):
        Recipe(negatives=0, texts=0, nearest=0)
    with pytest.raises(RecipeError, match="png has none"):
        Recipe(quality=80)
    with pytest.raises(RecipeError, match="there are no negatives"):
        Recipe(negatives=0, texts=3, anchor="base")


@pytest.mark.parametrize("text", ["groups = ", "groups = 1\ngroups = 2", "[[[", "\x00"])
def test_no_toml(text: str):
    with pytest.raises(RecipeError, match="no TOML"):
        parse(text)


def test_a_number_is_not_a_truth():
    for bad in (True, 2.0, "3", None):
        with pytest.raises(RecipeError, match="groups: expected a whole number"):
            Recipe.of({"groups": bad})


def test_paths_are_taken_from_the_file(tmp_path: Path):
    (tmp_path / "figures").mkdir()
    (tmp_path / "r.toml").write_text('folders = ["figures"]\nsuite = "s.perturb"\n')
    recipe = load(tmp_path / "r.toml")
    assert recipe.folders == (str(tmp_path / "figures"),)
    assert recipe.suite == str(tmp_path / "s.perturb")
    with pytest.raises(RecipeError, match=r"suite: .* can't be read"):
        recipe.read_suite()


def test_no_byte_depends_on_who_does_the_work():
    one = Recipe(workers=1, engine="local").to_json()
    assert one == Recipe(workers=7, engine="ray", address="auto").to_json()
    assert one != Recipe(seed=1).to_json()


def test_every_field_says_what_it_is():
    for f in fields(Recipe):
        assert f.metadata["help"].endswith("."), f.name
        assert len(f.metadata["help"]) < 120, f.name


def test_the_table_of_fields_is_fresh():
    page = PAGE.read_text("utf-8")
    assert page == filled(page), "make docs"
    assert all(f"| `{f.name}` |" in page for f in fields(Recipe))
