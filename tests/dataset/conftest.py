"""A small dataset, made once: what the tests of formats write anew and read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodsl.dataset import Dataset
from perturb.groups import Recipe
from perturb.groups.export import Export

EXAMPLES = Path(__file__).parents[2] / "examples" / "diagrams"
PROGRAMS = (
    "circles/crossing-chords",
    "circles/sector-and-segment",
    "circles/thales",
    "circles/two-tangents",
    "triangles/centroid",
    "triangles/half-a-square",
    "triangles/isosceles-triangle",
)

RECIPE = Recipe(
    name="small",
    groups=12,
    seed=8,
    shard_size=5,
    per_program=3,
    split={"train": 0.67, "test": 0.33},
    folders=tuple(str(EXAMPLES / f"{name}.geo") for name in PROGRAMS),
    negatives=3,
    texts=4,
    nearest=1,
    pool=4,
    positives=1,
    questions=6,
    pixels=True,
    sizes=(112,),
)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Twelve groups of two splits in three shards, with questions, texts, hard positives and annotations."""
    export = Export(RECIPE)
    dataset = export.begin(tmp_path_factory.mktemp("small") / "dataset")
    assert export.make(dataset)
    return dataset
