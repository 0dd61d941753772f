"""A model as a folder that transformers reads, compared with the original before it is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from train.conversion.clip import clip
from train.conversion.parts import need
from train.conversion.siglip import siglip
from train.conversion.words import write_tokenizer
from train.publish import published
from train.towers.adapters import merged
from train.towers.errors import TowerError
from train.towers.towers import Towers

__all__ = ["convert"]

_CLOSE = 1e-4  # of features of about unit size, in 32 bits; what is wrong is off by tenths
_RESAMPLE = {"bilinear": 2, "bicubic": 3}  # Pillow's numbers


def convert(towers: Towers, folder: Path) -> Path:
    """Write a model as `transformers.CLIPModel` or `SiglipModel`, with its preprocessing and its tokenizer.

    Features of the last layer and of the one before it are those of the original. Pictures that aren't square are
    squashed by their processor where ours pads them: pad them first.

    Raises:
        TowerError: if transformers has no such model; what stands in the way is named.
    """
    model: Any = towers.model
    need(not hasattr(model, "text_decoder"), "it is a CoCa model")
    state = {name: value.detach().cpu().float() for name, value in merged(model).items()}
    config, weights = (siglip if towers.kind == "siglip" and hasattr(model.visual, "trunk") else clip)(
        model, state
    )
    made: Any = _filled(config, weights)
    _compare(towers, made)
    with published(Path(folder)) as partial:
        made.save_pretrained(str(partial))
        told = json.dumps(_processor(towers), indent=2)
        (partial / "preprocessor_config.json").write_text(told + "\n", encoding="utf-8")
        write_tokenizer(towers, partial)
    return Path(folder)


def _filled(config: Any, weights: dict[str, Tensor]) -> nn.Module:
    from transformers import CLIPModel, SiglipModel

    with torch.random.fork_rng(devices=[]):
        made: nn.Module = (SiglipModel if config.model_type == "siglip" else CLIPModel)(config)
    made.load_state_dict({name: value.contiguous() for name, value in weights.items()}, strict=True)
    return made.eval()


@torch.no_grad()
def _compare(towers: Towers, made: Any) -> None:
    """Refuse to write what doesn't give the same features."""
    size, random = towers.image_size, torch.Generator().manual_seed(0)
    images = torch.randn((2, 3, size, size), generator=random)
    ids = towers.ids(["triangle ABC with AB = AC", "a circle"])
    model: Any = towers.model
    training, device = model.training, towers.device
    model.eval()
    ours = [
        getattr(model, f"encode_{kind}")(given.to(device, dtype=_dtype(model, given)), normalize=True)
        for kind, given in (("image", images), ("text", ids))
    ]
    model.train(training)
    theirs = [made.get_image_features(pixel_values=images), made.get_text_features(input_ids=ids)]
    close = _CLOSE if next(model.parameters()).dtype == torch.float32 else 0.05
    for mine, found in zip(ours, theirs, strict=True):
        pooled = nn.functional.normalize(getattr(found, "pooler_output", found), dim=-1)
        off = float((mine.cpu().float() - pooled).abs().max())
        if off > close:
            raise TowerError(f"the converted model's features are off by {off:.1e}; nothing is written")


def _dtype(model: nn.Module, given: Tensor) -> torch.dtype:
    return next(model.parameters()).dtype if given.is_floating_point() else given.dtype


def _processor(towers: Towers) -> dict[str, Any]:
    visual: Any = towers.model.visual
    preprocess, size = visual.preprocess_cfg, towers.image_size
    siglips = towers.kind == "siglip"
    crops = preprocess.get("resize_mode") == "shortest"
    told = {
        "image_processor_type": "SiglipImageProcessor" if siglips else "CLIPImageProcessor",
        "do_convert_rgb": True,
        "do_rescale": True,
        "rescale_factor": 1 / 255,
        "do_normalize": True,
        "image_mean": list(preprocess["mean"]),
        "image_std": list(preprocess["std"]),
        "do_resize": True,
        "resample": _RESAMPLE.get(preprocess.get("interpolation", "bicubic"), 3),
        "size": {"shortest_edge": size} if crops and not siglips else {"height": size, "width": size},
    }
    if not siglips:
        told |= {"do_center_crop": crops, "crop_size": {"height": size, "width": size}}
    return told
