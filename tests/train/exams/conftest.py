"""A small dataset with questions, exported once a session: shared, so nobody may write into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodsl.dataset import Dataset
from tests.train.conftest import exported, recipe


@pytest.fixture(scope="session")
def questions(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Four groups of four programs, with questions of every form."""
    made = recipe(
        name="asked",
        groups=4,
        per_program=1,
        negatives=1,
        texts=0,
        questions=8,
        split={"train": 0.5, "test": 0.5},
    )
    root: Path = exported(tmp_path_factory.mktemp("asked") / "dataset", made)
    return Dataset(root)
