"""Checkpoints of a run: whole or not there, and a run that goes on from one can't be told from one that never stopped.

A checkpoint is a folder that plain open_clip reads as a model, with beside it the optimiser's state by the names of
the parameters, whatever other tensors the run has (averages, margins), and its plain values in JSON. Nothing is
pickled. Sizes and hashes of all files are in the JSON.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from math import inf, isfinite
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from geodsl.errors import GeodslError
from train.publish import PARTIAL, published
from train.towers.adapters import adapters
from train.towers.saving import write, write_tensors
from train.towers.sources import WEIGHTS
from train.towers.towers import Towers

__all__ = ["LOSSES", "Checkpoint", "CheckpointError", "Checkpoints"]

LOSSES = "losses"  # the group of parameters that losses have of their own, by `names`

_STATE, _OPTIMIZER, _RAW, _EXTRA = (
    "state.json",
    "optimizer.safetensors",
    "raw.safetensors",
    "extra.safetensors",
)
_FORMAT = "geodsl checkpoint 1"


class CheckpointError(GeodslError, ValueError):
    """Raised when a checkpoint isn't whole, or is of another model, optimiser or format."""


@dataclass(frozen=True)
class Checkpoint:
    """What `load` gives beside the model and the optimiser, which it sets.

    Attributes:
        step: how many steps were done.
        run: what the run had put in, plain values.
        tensors: what the run had put in, tensors.
    """

    step: int
    run: dict[str, Any]
    tensors: dict[str, Tensor] = field(default_factory=dict)


class Checkpoints:
    """The checkpoints of one run: the last few, and the best.

    Args:
        keep: how many of the last ones stay; the one of the highest score stays too.
    """

    def __init__(self, folder: Path, *, keep: int = 2) -> None:
        if keep < 1:
            raise CheckpointError(f"keep={keep}: expected at least 1 checkpoint to be kept")
        self.folder, self.keep = Path(folder), keep

    def save(
        self,
        step: int,
        *,
        towers: Towers,
        optimizer: torch.optim.Optimizer,
        run: Mapping[str, Any],
        tensors: Mapping[str, Tensor] | None = None,
        score: float | None = None,
    ) -> Path:
        """Write a checkpoint and drop those that aren't kept. One process of a group writes.

        Args:
            run: plain values, such as the seed and the state of a curriculum; they must survive JSON.
            score: the higher the better.

        Raises:
            TowerError: if a weight isn't finite; nothing is written and the last good checkpoint stays.
        """
        state, moments = _optimizer_state(towers.model, optimizer)
        told = {"format": _FORMAT, "step": step, "score": score, "run": run, "optimizer": state}
        path = self.folder / f"step-{step:08d}"
        with published(path) as partial:
            write(towers, partial)
            if adapters(towers.model):
                # Merged weights can't be taken apart again to the bit.
                write_tensors(partial / _RAW, towers.model.state_dict())
            write_tensors(partial / _OPTIMIZER, moments)
            write_tensors(partial / _EXTRA, tensors or {})
            told["files"] = {p.name: _print(p) for p in sorted(partial.iterdir()) if p.is_file()}
            try:
                text = json.dumps(told, indent=1, allow_nan=False)
            except (TypeError, ValueError) as error:
                raise CheckpointError(f"the state of the run isn't plain, finite JSON: {error}") from error
            (partial / _STATE).write_text(text + "\n", encoding="utf-8")
        self._drop()
        return path

    def load(
        self,
        path: Path | None = None,
        *,
        towers: Towers,
        optimizer: torch.optim.Optimizer | None = None,
    ) -> Checkpoint:
        """Set a model, and an optimiser where one is given, to a checkpoint: the last one unless another is named.

        Raises:
            CheckpointError: if there is none, it isn't whole, or it is of another model or optimiser.
        """
        path = self.latest() if path is None else Path(path)
        if path is None:
            raise CheckpointError(f"{self.folder} has no checkpoint to go on from")
        told = _told(path)
        for name, seen in told["files"].items():
            if not (path / name).is_file() or _print(path / name) != seen:
                raise CheckpointError(
                    f"{path / name} isn't as it was written: cut short or changed. Take another checkpoint of "
                    f"{self.folder}: {', '.join(p.name for p in self.all() if p != path) or 'there is none'}"
                )
        # All is looked at before anything is set, so an error leaves model and optimiser as they were.
        raw = path / _RAW
        weights = _weights(towers.model, raw if raw.is_file() else path / WEIGHTS)
        found = Checkpoint(int(told["step"]), told["run"], _tensors(path / _EXTRA))
        if optimizer is not None:
            moments = _tensors(path / _OPTIMIZER)
            optimizer.load_state_dict(_as_torchs(towers.model, optimizer, told["optimizer"], moments, path))
        towers.model.load_state_dict(weights)
        return found

    def all(self) -> list[Path]:
        """The checkpoints that are whole, oldest first."""
        found = self.folder.glob("step-*") if self.folder.is_dir() else ()
        return sorted(p for p in found if not p.name.endswith(PARTIAL) and (p / _STATE).is_file())

    def latest(self) -> Path | None:
        """The last one; None where there is none."""
        return max(self.all(), default=None)

    def best(self) -> Path | None:
        """The one of the highest score, the later of two; None where none has one."""
        scored = [(_score(path), path) for path in self.all()]
        score, path = max(scored, default=(-inf, None))
        return path if score > -inf else None

    def _drop(self) -> None:
        best = self.best()
        for path in self.all()[: -self.keep]:
            if path != best:
                shutil.rmtree(path)


def _told(path: Path) -> dict[str, Any]:
    try:
        told = json.loads((path / _STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CheckpointError(f"{path} isn't a checkpoint: {_STATE} can't be read ({error})") from error
    wanted = {"format": str, "step": int, "run": dict, "optimizer": dict, "files": dict}
    wrong = [
        key
        for key, kind in wanted.items()
        if not isinstance(told, dict) or not isinstance(told.get(key), kind)
    ]
    if wrong or told["format"] != _FORMAT:
        found = told.get("format") if isinstance(told, dict) else told
        raise CheckpointError(f"{path / _STATE}: expected the format {_FORMAT!r} whole, found {found!r}")
    named = [name for name in told["files"] if Path(name).name != name]
    if named:
        raise CheckpointError(f"{path / _STATE} names a file outside of its folder: {named[0]}")
    return dict(told)


def _score(path: Path) -> float:
    try:
        score = _told(path).get("score")
    except CheckpointError:
        return -inf
    return float(score) if isinstance(score, int | float) and isfinite(score) else -inf


def _print(path: Path) -> dict[str, Any]:
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 22):
            digest.update(block)
    return {"bytes": path.stat().st_size, "sha256": digest.hexdigest()}


def _tensors(path: Path) -> dict[str, Tensor]:
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        return load_file(str(path))
    except (OSError, SafetensorError) as error:
        raise CheckpointError(f"{path} can't be read: {error}") from error


def _weights(model: nn.Module, path: Path) -> dict[str, Tensor]:
    saved, mine = _tensors(path), model.state_dict()
    wrong = sorted(set(saved) ^ set(mine)) or [n for n in mine if mine[n].shape != saved[n].shape]
    if wrong:
        name = wrong[0]
        where = "is in one of them alone" if (name in saved) != (name in mine) else "has another shape"
        raise CheckpointError(f"{path} is of another model: {name} {where}, and {len(wrong) - 1} more differ")
    return saved


def _names(model: nn.Module, optimizer: torch.optim.Optimizer) -> list[list[str]]:
    """The names of an optimiser's parameters, group by group; those of losses are told by their group."""
    by_id = {id(p): name for name, p in model.named_parameters()}
    groups = []
    for group in optimizer.param_groups:
        own = group["names"] if group.get("name") == LOSSES else [""] * len(group["params"])
        groups.append([by_id.get(id(p), name) for p, name in zip(group["params"], own, strict=True)])
    if not all(name for group in groups for name in group):
        raise CheckpointError(
            "the optimiser has a parameter that the model hasn't: make it from this very model"
        )
    return groups


def _optimizer_state(
    model: nn.Module, optimizer: torch.optim.Optimizer
) -> tuple[dict[str, Any], dict[str, Tensor]]:
    """An optimiser's plain values, and its tensors as `PARAMETER/KEY`."""
    named = _names(model, optimizer)
    groups, plain, tensors = [], {}, {}
    for names, group in zip(named, optimizer.param_groups, strict=True):
        options = {key: _plain(key, value) for key, value in group.items() if key not in ("params", "names")}
        groups.append({"names": names, "options": options})
        for name, parameter in zip(names, group["params"], strict=True):
            for key, value in optimizer.state.get(parameter, {}).items():
                if isinstance(value, Tensor):
                    tensors[f"{name}/{key}"] = value
                else:
                    plain[f"{name}/{key}"] = _plain(key, value)
    return {"kind": type(optimizer).__name__, "groups": groups, "values": plain}, tensors


def _plain(key: str, value: Any) -> Any:
    """A value that JSON keeps; a tensor of one number, as a rate that a compiled step reads, is marked as one."""
    if isinstance(value, Tensor) and value.ndim == 0:
        return {"tensor": value.item()}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple) and all(isinstance(v, bool | int | float | str) for v in value):
        return list(value)
    raise CheckpointError(
        f"the optimiser's {key!r} is a {type(value).__name__}, which a checkpoint can't hold"
    )


def _as_torchs(
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    told: Mapping[str, Any],
    moments: Mapping[str, Tensor],
    path: Path,
) -> dict[str, Any]:
    """An optimiser's state as torch numbers it."""
    named = _names(model, optimizer)
    kind, groups = told.get("kind"), told.get("groups", [])
    if kind != type(optimizer).__name__:
        raise CheckpointError(
            f"{path} is of the optimiser {kind}, and this one is {type(optimizer).__name__}"
        )
    if [group.get("names") for group in groups] != named:
        raise CheckpointError(
            f"{path} has the optimiser's parameters in other groups; resume with the same model, locks, adapters, "
            "weight decay and layer decay as it was started with"
        )
    at = {name: i for i, name in enumerate(name for group in named for name in group)}
    state: dict[int, dict[str, Any]] = {}
    for joined, value in [*moments.items(), *told.get("values", {}).items()]:
        name, _, key = joined.rpartition("/")
        if name not in at:
            raise CheckpointError(f"{path} has a state of {name!r}, which the optimiser hasn't")
        state.setdefault(at[name], {})[key] = value
    mine = optimizer.state_dict()
    for group, saved, names in zip(mine["param_groups"], groups, named, strict=True):
        for key, value in saved["options"].items():
            if isinstance(value, dict):
                value = torch.tensor(value["tensor"])
            group[key] = tuple(value) if isinstance(group.get(key), tuple) else value
        group["params"] = [at[name] for name in names]
    return {"state": state, "param_groups": mine["param_groups"]}
