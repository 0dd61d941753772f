"""What a model sees: held-out questions put to it, beside a blank picture and another one."""

from __future__ import annotations

import json
from typing import Any

from train.lmm.assembly import Lmm
from train.lmm.config import LmmConfig

__all__ = ["sight"]


def sight(lmm: Lmm, config: LmmConfig) -> dict[str, Any]:
    """Scores, as plain data, on the questions of the dataset that a run is measured by."""
    from geodsl.dataset import Dataset
    from train.exams import PICTURES, perception

    assert config.perception is not None
    marks = perception(
        lmm,
        Dataset(config.perception).records(config.perception_split),
        limit=config.perception_questions,
        longest=config.answer_longest,
        pictures=tuple(PICTURES),
        seed=config.seed,
    )
    told: dict[str, Any] = json.loads(json.dumps(marks.to_json()))
    return told
