"""A few questions to learn from, and a small model that has learned nothing: shared, so nobody may write into them."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from geodsl.dataset import Dataset
from geodsl.dataset.record import Record
from tests.train.conftest import _EXAMPLES, exported, recipe
from train.lmm.assembly import Lmm, load
from train.lmm.tiny import tiny

_PROGRAMS = ("circles/central-angle", "quadrilaterals/hexagon-angles")


@pytest.fixture(autouse=True)
def _one_thread() -> None:
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a dataset of four groups with questions."""
    made_by = recipe(
        groups=4,
        shard_size=4,
        per_program=2,
        negatives=1,
        texts=0,
        questions=3,
        kinds=("count", "longer", "lies-on"),
        formats=("webdataset", "imagefolder", "llava", "trl"),
        folders=tuple(str(_EXAMPLES / f"{name}.geo") for name in _PROGRAMS),
    )
    return exported(tmp_path_factory.mktemp("asked") / "data", made_by)


@pytest.fixture(scope="session")
def groups(asked: Path) -> list[Record]:
    return list(Dataset(asked).records())


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, groups: list[Record]) -> Path:
    """The folder of a small model, its tokenizer trained on the groups' captions."""
    captions = [member.caption for record in groups for member in record.members]
    return tiny(tmp_path_factory.mktemp("tiny") / "model", captions=captions)


@pytest.fixture
def lmm(folder: Path) -> Lmm:
    return load(folder)
