"""A small dataset to learn from, exported once a session: shared, so nobody may write into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from perturb.groups import Recipe
from perturb.groups.export import Export

_EXAMPLES = Path(__file__).parents[2] / "examples" / "diagrams"
# Programs that are quickly perturbed, and that have letters in common.
_PROGRAMS = (
    "circles/angles-in-one-segment",
    "circles/annulus",
    "circles/central-angle",
    "quadrilaterals/hexagon-angles",
)


def recipe(**other: object) -> Recipe:
    """Four groups of each of four programs, if not told otherwise."""
    usual: dict[str, object] = {
        "groups": 16,
        "shard_size": 8,
        "per_program": 4,
        "negatives": 3,
        "texts": 3,
        "sizes": (64,),
        "folders": tuple(str(_EXAMPLES / f"{name}.geo") for name in _PROGRAMS),
    }
    return Recipe(**{**usual, **other})


def exported(root: Path, made_by: Recipe) -> Path:
    """The folder of the dataset of a recipe."""
    export = Export(made_by)
    export.make(export.begin(root), workers=1)
    return root


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a dataset of 16 groups in two shards."""
    return exported(tmp_path_factory.mktemp("data") / "small", recipe())
