"""Small models to train from nothing on a CPU. Plain open_clip builds the same ones from a saved folder.

The pictures are small enough for two cores and large enough for letters of a diagram to be told apart;
the words are CLIP's own vocabulary, which open_clip brings along, with case kept: `a` isn't `A` here.
None has batch normalisation, which would let the siblings of a batch see one another.
"""

from __future__ import annotations

from copy import deepcopy
from math import log
from typing import Any

__all__ = ["PREPROCESS", "config", "names"]

# White paper is near 0 and ink far from it: with 0.5 and 0.5 all pictures are much the same to a new tower.
PREPROCESS = {"mean": [0.95, 0.95, 0.95], "std": [0.2, 0.2, 0.2], "interpolation": "bicubic"}

_TEXT = {
    "context_length": 64,
    "vocab_size": 49408,
    "width": 96,
    "heads": 4,
    "layers": 2,
    "tokenizer_kwargs": {"clean": "whitespace"},  # CLIP's own cleaning would make `A` and `a` one
}
# Of timm's smallest towers without batch normalisation these leave chance soonest: on four shapes the first in about
# 100 steps, the second in 30 steps that take three times as long each. ConvNeXts of their size hadn't in 160.
_GROUPS = {
    "timm_model_name": "test_efficientnet_gn",
    "timm_model_pretrained": False,
    "timm_pool": "",
    "timm_proj": "linear",
    "image_size": 72,
}
_LITTLE = {**_GROUPS, "image_size": 64}
_FEW_WORDS = {**_TEXT, "width": 64, "heads": 2}  # words take half of the time of `tiny`
_NORMLESS = {**_GROUPS, "timm_model_name": "test_nfnet"}
_PATCHES = {"image_size": 72, "layers": 4, "width": 128, "head_width": 32, "patch_size": 12}
_FEW_PATCHES = {**_PATCHES, "image_size": 64, "patch_size": 16}  # 16 of them
# The log odds of a pair in a batch of 240. Far below the batch's own (-10 where one pair in four is true, as tried) all
# features go the same way to make up for it and the model doesn't leave chance; a run from nothing sets -log(B - 1).
_SIGMOID = {"init_logit_scale": log(10.0), "init_logit_bias": -5.5}

_CONFIGS: dict[str, dict[str, Any]] = {
    "tiny": {"embed_dim": 128, "vision_cfg": _GROUPS, "text_cfg": _TEXT},
    "tiny-64": {"embed_dim": 128, "vision_cfg": _LITTLE, "text_cfg": _FEW_WORDS},
    "tiny-siglip": {"embed_dim": 128, "vision_cfg": _GROUPS, "text_cfg": _TEXT, **_SIGMOID},
    "tiny-nfnet": {"embed_dim": 128, "vision_cfg": _NORMLESS, "text_cfg": _TEXT},
    "tiny-vit": {"embed_dim": 128, "vision_cfg": _PATCHES, "text_cfg": _TEXT},
    "tiny-vit-64": {"embed_dim": 128, "vision_cfg": _FEW_PATCHES, "text_cfg": _FEW_WORDS},
    "tiny-vit-siglip": {"embed_dim": 128, "vision_cfg": _PATCHES, "text_cfg": _TEXT, **_SIGMOID},
}


def names() -> list[str]:
    """What the small models are called."""
    return list(_CONFIGS)


def config(name: str) -> dict[str, Any]:
    """The configuration of one, in open_clip's terms, for the caller to change."""
    return deepcopy(_CONFIGS[name])
