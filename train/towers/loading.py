"""Models by name, by folder, from the hub, or from a configuration."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import torch
from torch import nn

from grammar.diagnostics import nearest
from train.towers.errors import TowerError
from train.towers.sources import CONFIG, Source, source
from train.towers.towers import PRECISIONS, Towers

__all__ = ["load"]

# A crop cuts letters off and a squash bends angles, so a picture is fitted in whole, on white paper.
_WHOLE = {"resize_mode": "longest", "fill_color": 255}


def load(
    model: str | Path | Mapping[str, Any],
    pretrained: str | Path | None = None,
    *,
    precision: str = "fp32",
    device: str | torch.device = "cpu",
    image_size: int | None = None,
    context_length: int | None = None,
    fit: Literal["whole", "published"] = "whole",
    seed: int = 0,
    cache: Path | None = None,
) -> Towers:
    """A model with its tokenizer and its transforms.

    Args:
        model: a name of open_clip's (`ViT-B-32`), one of `tiny.names()`, `hf-hub:OWNER/NAME`, `local-dir:FOLDER`,
            a folder that a run has left, or a configuration in open_clip's terms.
        pretrained: a name of weights that open_clip knows, or a file. Folders and the hub bring their own.
        precision: one of `PRECISIONS`.
        image_size: other pictures than the model was made for; positions are interpolated.
        context_length: longer or shorter texts than the model was made for; positions are interpolated.
        fit: what becomes of a picture that isn't square. `whole` keeps all of it in its proportions, on white;
            `published` crops or squashes it as the model's makers did. On a square picture both are the same.
            Nothing is cropped at random in training: that would cut off what the caption speaks of.
        seed: of the first weights, where there are none to load.
        cache: the folder that downloads are kept in.

    Raises:
        TowerError: if there is no such model, or its weights aren't of it.
    """
    if precision not in PRECISIONS:
        near = nearest(precision, PRECISIONS, n=1, cutoff=0.3) or PRECISIONS
        raise TowerError(
            f"precision {precision!r} isn't one of {', '.join(PRECISIONS)}; did you mean {near[0]!r}?"
        )
    if fit not in ("whole", "published"):
        raise TowerError(f"fit {fit!r} isn't 'whole' or 'published'")
    found = source(model, pretrained, cache)
    text = {
        **found.config["text_cfg"],
        **({} if context_length is None else {"context_length": context_length}),
    }
    vision = {**found.config["vision_cfg"], **({} if image_size is None else {"image_size": image_size})}
    config = {**found.config, "text_cfg": text, "vision_cfg": vision}
    preprocess = {**found.preprocess, **(_WHOLE if fit == "whole" else {})}
    with _quiet(), TemporaryDirectory(prefix="geodsl-") as folder:
        # open_clip builds what isn't in its list from a folder alone.
        written = json.dumps({"model_cfg": config, "preprocess_cfg": preprocess})
        (Path(folder) / CONFIG).write_text(written, encoding="utf-8")
        built = _built(found, f"local-dir:{folder}", seed=seed)
        _check_size(built, found.name, int(vision.get("image_size", 224)))
        tokenizer = _tokenizer(found, config, f"local-dir:{folder}", cache)
    if found.weights is not None:
        _read_weights(built, found.weights, found.name)
    built.to(device=device, dtype=torch.bfloat16 if precision == "pure_bf16" else None)
    transform = _transform(built)
    return Towers(found.name, built, tokenizer, transform, transform, config, precision)


def _built(found: Source, place: str, *, seed: int) -> nn.Module:
    import open_clip

    try:
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            model: nn.Module = open_clip.create_model(
                place, load_weights=False, pretrained_text=found.weights is None
            )
    except Exception as error:  # of open_clip, timm, transformers and their hub
        raise TowerError(f"{found.name} can't be built ({type(error).__name__}): {_line(error)}") from error
    return model


def _tokenizer(found: Source, config: Mapping[str, Any], place: str, cache: Path | None) -> Any:
    import open_clip
    from open_clip.tokenizer import HFTokenizer

    text = config["text_cfg"]
    wanted = text.get("hf_tokenizer_name")
    try:
        if not wanted:
            return open_clip.get_tokenizer(place)
        return HFTokenizer(
            str(found.tokenizer or wanted),
            context_length=text.get("context_length", 77),
            cache_dir=None if cache is None else str(cache),
            tokenizer_mode=text.get("tokenizer_mode"),
            **text.get("tokenizer_kwargs", {}),
        )
    except Exception as error:
        raise TowerError(
            f"the tokenizer of {found.name}, {wanted}, can't be loaded ({type(error).__name__}): {_line(error)}. "
            "Without a network take a folder that holds the tokenizer's files beside the model's"
        ) from error


def _check_size(model: nn.Module, name: str, size: int) -> None:
    """Refuse a size that a timm tower would take now and a saved folder couldn't be read with."""
    patches: Any = getattr(getattr(model.visual, "trunk", None), "patch_embed", None)
    made = getattr(patches, "img_size", None)
    if made is not None and getattr(patches, "strict_img_size", False) and tuple(made) != (size, size):
        raise TowerError(
            f"{name} is made for pictures of {made[0]} px and timm fixes that size in its weights, so {size} px can't "
            f"be had; take image_size={made[0]} or the architecture of that size, where open_clip lists one"
        )


def _read_weights(model: nn.Module, path: Path, name: str) -> None:
    import open_clip

    try:
        with _quiet():
            open_clip.load_checkpoint(model, str(path), strict=True)
    except Exception as error:  # safetensors, pickles that aren't plain weights, wrong shapes
        raise TowerError(
            f"{path} doesn't hold the weights of {name} ({type(error).__name__}): {_line(error)}"
        ) from error


def _transform(model: nn.Module) -> Any:
    from open_clip.transform import PreprocessCfg, image_transform_v2

    visual: Any = model.visual
    return image_transform_v2(PreprocessCfg(**visual.preprocess_cfg), is_train=False)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without open_clip's warnings that weights which weren't asked for aren't loaded."""
    before = logging.root.manager.disable
    logging.disable(logging.ERROR)
    try:
        yield
    finally:
        logging.disable(before)


def _line(error: BaseException) -> str:
    """The first two lines of an error, on one."""
    return " ".join(line.strip() for line in str(error).strip().splitlines()[:2])[:300] or "no reason given"
