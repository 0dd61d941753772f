"""`geodsl export`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geodsl.dataset import Dataset

FIGURES = {
    "foot": "triangle ABC\nD = foot of A on BC\ndraw AD\n",
    "kite": "quadrilateral ABCD with AB = AD, CB = CD\ndraw AC, BD\n",
    "circle": "circle w center O\nA on w\nB on w\nC on w\ndraw AB, BC, OA\n",
}
SMALL = (
    "--folders",
    "figures",
    "--negatives",
    "2",
    "--texts",
    "2",
    "--groups",
    "6",
    "--shard-size",
    "4",
    "--workers",
    "1",
)


@pytest.fixture
def figures(folder: Path) -> Path:
    (folder / "figures").mkdir()
    for name, text in FIGURES.items():
        (folder / "figures" / f"{name}.geo").write_text(text)
    return folder


def test_a_dataset_and_going_on(geodsl, figures):
    result = geodsl("export", *SMALL, "--per-program", "2", "-o", "out")
    assert result.exit_code == 0, result.output
    assert "6 groups, 18 pictures, 12 negatives, 12 texts" in result.output
    found = Dataset("out")
    assert [s.name for s in found.shards] == ["train-00000", "train-00001"]
    records = list(found.records())
    assert [r.key for r in records] == [f"train-{k // 4:05d}-{k % 4:05d}" for k in range(6)]
    assert {r.data["dataset"]["source"] for r in records} == {f"{name}.geo" for name in FIGURES}
    before = {p: p.read_bytes() for p in Path("out").rglob("*") if p.is_file()}
    again = geodsl("export", *SMALL, "--per-program", "2", "-o", "out")
    assert again.exit_code == 0
    assert "6 of 6 groups are there already" in again.output
    assert before == {p: p.read_bytes() for p in Path("out").rglob("*") if p.is_file()}


def test_options_stand_in_the_place_of_the_recipes(geodsl, figures):
    (figures / "r.toml").write_text('folders = ["figures"]\nnegatives = 7\ngroups = 3\ntexts = 0\n')
    result = geodsl("export", "r.toml", "--negatives", "1", "-o", "out", "--workers", "1", "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["whole"] is True
    assert told["counts"]["negatives"] == 3
    assert Dataset("out").about["recipe"]["negatives"] == 1


def test_another_recipe_is_refused_and_nothing_is_touched(geodsl, figures):
    geodsl("export", *SMALL, "-o", "out")
    before = {p: p.read_bytes() for p in Path("out").rglob("*") if p.is_file()}
    result = geodsl("export", *SMALL, "--seed", "1", "-o", "out")
    assert result.exit_code == 2
    assert "another recipe or version (different: recipe.seed)" in result.output
    assert before == {p: p.read_bytes() for p in Path("out").rglob("*") if p.is_file()}
    (figures / "full").mkdir()
    (figures / "full" / "note.txt").write_text("mine")
    result = geodsl("export", *SMALL, "-o", "full")
    assert result.exit_code == 2 and "isn't empty" in result.output


def test_a_plan_writes_nothing(geodsl, figures):
    result = geodsl("export", *SMALL, "--dry-run", "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert told["groups"] == {"train": 6} and told["shards"] == 2 and told["programs"] == 3
    assert told["bytes"] > 6 * 3000 and told["seconds"] > 0
    assert not (figures / "out").exists()
    assert "6 groups (6 train) in 2 shards of 4" in geodsl("export", *SMALL, "--dry-run").output


def test_runs_that_share_the_work(geodsl, figures):
    geodsl("export", *SMALL, "-o", "whole")
    first = geodsl("export", *SMALL, "-o", "out", "--rank", "1", "--world-size", "2")
    assert "1 shard of other runs is still missing" in first.output
    geodsl("export", *SMALL, "-o", "out", "--rank", "0", "--world-size", "2")
    whole, shared = (
        {p.relative_to(o).as_posix(): p.read_bytes() for p in Path(o).rglob("*") if p.is_file()}
        for o in ("whole", "out")
    )
    assert whole == shared


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--gruops", "3"), "Did you mean '--groups'?"),
        (("--styles", "textbok"), "did you mean `textbook`?"),
        (("--split", "train=0.5"), "shares that make 1"),
        (("--sampler", "pints=4..8"), "did you mean `points`?"),
        (("--groups", "many"), 'found "many"'),
        (("--suite", "none.perturb"), "suite: none.perturb can't be read"),
        (("--split", "train=0.999999,test=0.000001"), "families of the folders falls into `test`"),
        (("--rank", "2", "--world-size", "2"), "the last is 1, not 2"),
    ],
)
def test_what_cannot_be_is_said_at_once(geodsl, figures, args, told):
    result = geodsl("export", *SMALL, *args, "-o", "out")
    assert result.exit_code == 2
    assert told in result.output
    assert not (figures / "out").exists()


def test_all_that_is_wrong_together(geodsl, figures):
    (figures / "r.toml").write_text('negatives = "ten"\nsizes = [3]\nfolder = ["x"]\n')
    result = geodsl("export", "r.toml", "-o", "out")
    assert result.exit_code == 2
    assert "r.toml: 3 things are wrong" in result.output
    assert "did you mean `folders`?" in result.output


def test_a_program_that_gives_nothing(geodsl, figures):
    for path in (figures / "figures").iterdir():
        path.unlink()
    (figures / "figures" / "point.geo").write_text("point A\n")
    result = geodsl("export", *SMALL, "-o", "out")
    assert result.exit_code == 2
    assert "give no group as the recipe wants it" in result.output
    assert not list((figures / "out").rglob("*.tar"))


def test_one_shard_is_a_shard(geodsl, figures):
    result = geodsl("export", *SMALL, "--groups", "2", "-o", "out")
    assert result.exit_code == 0, result.output
    assert "; 1 shard, " in result.output
    assert "1 shards" not in geodsl("export", *SMALL, "--groups", "2", "--dry-run").output


def test_a_recipe_that_is_not_there_is_named_once(geodsl, folder):
    result = geodsl("export", "nosuch.toml", "-o", "out")
    assert result.exit_code == 2
    assert result.output.count("nosuch.toml") == 1


@pytest.mark.parametrize("site", ["out", "out/site", "link"])
def test_a_gallery_is_never_put_into_its_dataset(geodsl, figures, site):
    assert geodsl("export", *SMALL, "--groups", "2", "-o", "out").exit_code == 0
    Path("link").symlink_to("out")
    before = {p: p.read_bytes() for p in Path("out").rglob("*") if p.is_file()}
    result = geodsl("gallery", "out", "-o", site)
    assert result.exit_code == 2
    assert "take another folder" in result.output
    assert before == {p: p.read_bytes() for p in Path("out").rglob("*") if p.is_file()}
    assert geodsl("gallery", "out", "-o", "out-site").exit_code == 0


def test_verify_counts_one_shard_as_one(geodsl, figures):
    assert geodsl("export", *SMALL, "--groups", "1", "-o", "out").exit_code == 0
    found = geodsl("verify", "out", "--workers", "1")
    assert found.exit_code == 0, found.output
    assert "1 record in 1 shard, " in found.output
