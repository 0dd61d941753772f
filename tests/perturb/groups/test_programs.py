"""Programs and splits: no family in two, and what becomes of another family's figure."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from perturb.groups import Recipe, RecipeError
from perturb.groups.kin import kin, stray
from perturb.groups.programs import listed, programs, split_of
from perturb.stream import Stream

EXAMPLES = Path(__file__).parents[3] / "examples" / "diagrams"
SHARES = {"train": 0.7, "val": 0.1, "test": 0.2}


def test_families_are_shared_out_as_asked():
    found = Counter(split_of(f"family {k}", SHARES, 0) for k in range(20_000))
    for name, share in SHARES.items():
        assert abs(found[name] / 20_000 - share) < 0.015
    assert split_of("a: b", {"train": 0.0, "test": 1.0}, 5) == "test"


def test_a_seed_shares_them_out_anew():
    moved = sum(split_of(f"f{k}", SHARES, 0) != split_of(f"f{k}", SHARES, 1) for k in range(1000))
    assert 350 < moved < 600  # 1 - (0.49 + 0.01 + 0.04) of them


def test_programs_of_folders_and_sampler_stay_in_their_split():
    pool = listed([str(EXAMPLES / "circles")])
    recipe = Recipe(folders=("x",), sampler={}, split=SHARES, sampled=0.4)
    for split in ("train", "test"):
        some = list(islice(programs(recipe, pool, split, seed=3), 12))
        assert {split_of(p.family, SHARES, recipe.seed) for p in some} == {split}
        assert {p.source == "sampler" for p in some} == {True, False}
        again = list(islice(programs(recipe, pool, split, seed=3), 12))
        assert [p.text for p in some] == [p.text for p in again]


def test_a_folder_without_programs(tmp_path: Path):
    with pytest.raises(RecipeError, match=r"no programs \(\*\.geo\)"):
        listed([str(tmp_path)])
    (tmp_path / "bad.geo").write_text("triangle ABC with\n")
    with pytest.raises(RecipeError, match=r"bad\.geo can't be read"):
        listed([str(tmp_path)])


def test_a_centre_that_becomes_another_changes_the_family():
    (program,) = listed([str(EXAMPLES / "triangles" / "centroid.geo")])
    stream = Stream(program.diagram, n=10, seed=2, fewer=True)
    seen = set()
    for group in stream.block(0, 24):
        for member in group.members:
            name = kin(program, group, member)
            pick = member.variant.pick
            if pick is None:
                assert name == program.family
            seen.add(name)
            recipe = Recipe(split=SHARES)
            other = split_of(name, SHARES, 0) != split_of(program.family, SHARES, 0)
            assert stray(program, group, member, recipe) == other
            assert not stray(program, group, member, Recipe())
    assert len(seen) > 1
    assert all(name.startswith("centroid") for name in seen)


def test_of_programs_that_are_alike_the_first_is_taken(tmp_path: Path):
    for name, text in {
        "a": "triangle ABC\nM = midpoint of BC\n",
        "b": "triangle PQR\nX = midpoint of QR\n",
        "c": "triangle ABC\nD = foot of A on BC\n",
    }.items():
        (tmp_path / f"{name}.geo").write_text(text)
    assert [p.source for p in listed([str(tmp_path)])] == ["a.geo", "c.geo"]
