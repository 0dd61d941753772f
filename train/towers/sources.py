"""Where a model comes from: its architecture, how it wants its pictures, and its weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grammar.diagnostics import nearest
from train.towers import tiny
from train.towers.errors import TowerError

__all__ = ["CONFIG", "WEIGHTS", "Source", "source"]

CONFIG, WEIGHTS = "open_clip_config.json", "open_clip_model.safetensors"
_WEIGHTS = (
    WEIGHTS,
    "open_clip_pytorch_model.safetensors",
    "model.safetensors",
    "open_clip_pytorch_model.bin",
)
_NEEDED = ("embed_dim", "vision_cfg", "text_cfg")
_HUB, _LOCAL = "hf-hub:", "local-dir:"


@dataclass(frozen=True)
class Source:
    """What a name stands for.

    Attributes:
        weights: a file, or None for a start from nothing.
        tokenizer: the folder that the tokenizer's files are in; None for the one that the configuration names.
    """

    name: str
    config: dict[str, Any]
    preprocess: dict[str, Any] = field(default_factory=dict)
    weights: Path | None = None
    tokenizer: Path | None = None


def source(
    model: str | Path | Mapping[str, Any], pretrained: str | Path | None, cache: Path | None
) -> Source:
    """Find a model.

    Raises:
        TowerError: if there is none; the nearest names are told.
    """
    if isinstance(model, Mapping):
        return Source(
            "configuration", _complete(model, "configuration"), {}, _file(pretrained, "configuration")
        )
    name = str(model)
    if name in tiny.names():
        return Source(name, tiny.config(name), dict(tiny.PREPROCESS), _file(pretrained, name))
    if name.startswith(_HUB):
        _alone(name, pretrained)
        return _hub(name, cache)
    if name.startswith(_LOCAL) or (Path(name).is_dir() and not _is_known(name)):
        _alone(name, pretrained)
        return _folder(name.removeprefix(_LOCAL))
    return _built_in(name, pretrained, cache)


def _is_known(name: str) -> bool:
    """Whether a folder happens to have the name of an architecture."""
    import open_clip

    return name in open_clip.list_models()


def _folder(name: str) -> Source:
    folder = Path(name)
    if not (folder / CONFIG).is_file():
        raise TowerError(
            f"{folder} holds no model: expected {CONFIG} and {WEIGHTS} there, as a trained run leaves them"
        )
    config, preprocess = _read(folder / CONFIG)
    weights = next((folder / file for file in _WEIGHTS if (folder / file).is_file()), None)
    if weights is None:
        raise TowerError(f"{folder} has a configuration and no weights: expected {WEIGHTS} there")
    return Source(name, config, preprocess, weights, folder)


def _hub(name: str, cache: Path | None) -> Source:
    from open_clip.pretrained import download_pretrained_from_hf

    where = {"cache_dir": None if cache is None else str(cache)}
    repository = name.removeprefix(_HUB)
    try:
        config, preprocess = _read(Path(download_pretrained_from_hf(repository, filename=CONFIG, **where)))
        weights = Path(download_pretrained_from_hf(repository, **where))
    except TowerError:
        raise
    except Exception as error:  # the hub's client raises a dozen kinds, some of them bare
        raise TowerError(
            f"{name} could not be had from the hub ({type(error).__name__}: {_first(error)}). Without a network give "
            f"a folder that holds {CONFIG} and the weights, or the `cache` that it was once loaded into"
        ) from error
    return Source(name, config, preprocess, weights)


def _built_in(name: str, pretrained: str | Path | None, cache: Path | None) -> Source:
    import open_clip
    from open_clip.pretrained import download_pretrained

    plain = name.replace("/", "-")
    config = open_clip.get_model_config(plain)
    if config is None:
        known = [*tiny.names(), *open_clip.list_models()]
        near = _alike(plain, known)
        raise TowerError(
            f"no model is called {name!r}"
            + (f"; nearest: {', '.join(near)}" if near else "")
            + f". Expected one of open_clip's {len(known) - len(tiny.names())} architectures, "
            f"{', '.join(tiny.names())}, {_HUB}OWNER/NAME, or a folder that holds {CONFIG}"
        )
    if pretrained is None or Path(pretrained).is_file():
        return Source(name, config, {}, _file(pretrained, name))
    tags = open_clip.list_pretrained_tags_by_model(plain)
    if pretrained not in tags:
        near = nearest(str(pretrained), tags) or tags
        raise TowerError(
            f"{name} has no weights called {str(pretrained)!r}, and no such file is there; "
            + (f"nearest: {', '.join(near)}" if near else "open_clip lists none for it")
        )
    found = open_clip.get_pretrained_cfg(plain, pretrained)
    try:
        weights = Path(download_pretrained(found, cache_dir=None if cache is None else str(cache)))
    except Exception as error:
        raise TowerError(
            f"the weights {pretrained!r} of {name} could not be downloaded ({type(error).__name__}: {_first(error)}). "
            "Without a network give a file as `pretrained`"
        ) from error
    return Source(name, with_activation(config, found, name=name, tag=str(pretrained)), found, weights)


def with_activation(
    config: dict[str, Any], found: Mapping[str, Any], *, name: str, tag: str
) -> dict[str, Any]:
    """The configuration with the activation that the weights were trained with.

    open_clip only warns when they differ, and the features come out wrong.
    """
    quick = bool(found.get("quick_gelu", False))
    if config.get("quick_gelu", False) and not quick:
        raise TowerError(
            f"the weights {tag!r} were trained with GELU and {name} has QuickGELU; "
            f"take {name.removesuffix('-quickgelu')!r}"
        )
    return {**config, "quick_gelu": True} if quick else config


def _read(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TowerError(f"{path} can't be read as JSON: {error}") from error
    if not isinstance(told, dict) or not isinstance(told.get("model_cfg"), dict):
        raise TowerError(f"{path} has no 'model_cfg'; expected the configuration of an open_clip model")
    preprocess = told.get("preprocess_cfg", {})
    return _complete(told["model_cfg"], str(path)), dict(preprocess) if isinstance(preprocess, dict) else {}


def _complete(config: Mapping[str, Any], name: str) -> dict[str, Any]:
    lacking = [key for key in _NEEDED if key not in config]
    if lacking:
        raise TowerError(f"{name} lacks {', '.join(lacking)}; a model needs {', '.join(_NEEDED)}")
    return deepcopy(dict(config))


def _file(pretrained: str | Path | None, name: str) -> Path | None:
    if pretrained is None:
        return None
    if not Path(pretrained).is_file():
        raise TowerError(f"{pretrained}: no such file; {name} takes its weights from a file alone")
    return Path(pretrained)


def _alone(name: str, pretrained: str | Path | None) -> None:
    if pretrained is not None:
        raise TowerError(
            f"{name} brings its own weights, so `pretrained` can't be {str(pretrained)!r}: leave it out"
        )


def _alike(name: str, known: list[str]) -> list[str]:
    """The nearest names, whatever their case and what stands between their parts."""
    bare = {"".join(filter(str.isalnum, k.lower())): k for k in known}
    return [bare[near] for near in nearest("".join(filter(str.isalnum, name.lower())), bare, cutoff=0.5)]


def _first(error: BaseException) -> str:
    return (str(error).strip().splitlines() or ["no reason given"])[0][:200]
