"""The model that is measured: a run's folder, a name of open_clip's, or first weights that have learned nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from train.evaluate.errors import EvaluateError
from train.towers import Towers, load
from train.towers.sources import CONFIG

__all__ = ["RANDOM", "found", "model"]

RANDOM = "random:"
_RESULT, _CHECKPOINTS = "final", "checkpoints"


def model(
    name: str,
    pretrained: str | None = None,
    *,
    precision: str = "fp32",
    device: Any = None,
    seed: int = 0,
) -> Towers:
    """The model of a name; `random:NAME` is an architecture with first weights, drawn by the seed.

    Raises:
        EvaluateError, TowerError: if there is none.
    """
    import torch

    where = device or ("cuda" if torch.cuda.is_available() else "cpu")
    if name.startswith(RANDOM):
        if pretrained is not None:
            raise EvaluateError(f"{name} has weights that have learned nothing: leave `pretrained` out")
        return load(name.removeprefix(RANDOM), precision=precision, device=where, seed=seed)
    return load(found(name), pretrained, precision=precision, device=where, seed=seed)


def found(name: str) -> str:
    """Where a run's model is: its result, or its last checkpoint while it has none; other names stay.

    Raises:
        EvaluateError: if a run has neither.
    """
    folder = Path(name)
    if not folder.is_dir() or (folder / CONFIG).is_file():
        return name
    if (folder / _RESULT / CONFIG).is_file():
        return str(folder / _RESULT)
    if (folder / _CHECKPOINTS).is_dir():
        from train.checkpoints import Checkpoints

        last = Checkpoints(folder / _CHECKPOINTS).latest()
        if last is not None:
            return str(last)
        raise EvaluateError(f"{folder} is a run without a result or a whole checkpoint: let it go on first")
    return name
