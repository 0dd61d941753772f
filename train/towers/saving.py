"""A model as a folder that `load` and plain open_clip read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from train.publish import published
from train.towers.adapters import merged
from train.towers.errors import TowerError
from train.towers.sources import CONFIG, WEIGHTS
from train.towers.towers import Towers

__all__ = ["save", "write", "write_tensors"]

_PREPROCESS = ("mean", "std", "interpolation", "resize_mode", "fill_color")


def save(towers: Towers, folder: Path, *, weights: Mapping[str, Tensor] | None = None) -> Path:
    """Write a model: weights with adapters merged, configuration, and the tokenizer's files where it has any.

    `open_clip.create_model_and_transforms("local-dir:FOLDER")` and `open_clip.get_tokenizer("local-dir:FOLDER")`
    read it, and for an architecture of open_clip's own `pretrained="FOLDER/open_clip_model.safetensors"` does.

    Args:
        weights: others than the model has now, such as an average; by the names of its `state_dict`.
    """
    with published(Path(folder)) as partial:
        write(towers, partial, weights=weights)
    return Path(folder)


def write(towers: Towers, folder: Path, *, weights: Mapping[str, Tensor] | None = None) -> None:
    """The same into a folder that is there."""
    write_tensors(folder / WEIGHTS, merged(towers.model) if weights is None else weights)
    visual: Any = towers.model.visual
    preprocess = {key: visual.preprocess_cfg[key] for key in _PREPROCESS if key in visual.preprocess_cfg}
    told = {"model_cfg": towers.config, "preprocess_cfg": preprocess}
    (folder / CONFIG).write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    keep = getattr(towers.tokenizer, "save_pretrained", None)
    if keep is not None:
        keep(str(folder))


def write_tensors(path: Path, tensors: Mapping[str, Tensor]) -> None:
    """Tensors as safetensors, refused where one isn't finite.

    Raises:
        TowerError: if a number isn't finite; a run that goes on from it is lost.
    """
    from safetensors.torch import save_file

    plain: dict[str, Tensor] = {}
    for name in sorted(tensors):
        value = tensors[name].detach().to("cpu")
        if value.is_floating_point() and not bool(torch.isfinite(value).all()):
            raise TowerError(f"{name} has a number that isn't finite, so {path.name} isn't written")
        # The library refuses tensors that share storage, and one that is a part of another would drag it along.
        plain[name] = value.clone(memory_format=torch.contiguous_format)
    save_file(plain, str(path), metadata={"format": "pt"})
