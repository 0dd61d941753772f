"""States of a run, saved whole or not at all: what learns, what moves it, and what the run knows. Nothing is pickled.

Only what learns is kept; the rest is the start model's. A policy's file is all that averaging needs.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from train.gather import whole
from train.lmm.rl.errors import RlError
from train.lmm.rl.machine import Machine, put
from train.publish import PARTIAL, published
from train.towers.saving import write_tensors

__all__ = ["States"]

_STATE, _FORMAT = "state.json", "geodsl reinforcement 1"
_SUFFIX = ".safetensors"


class States:
    """The last states of a run.

    Args:
        keep: how many stay.
    """

    def __init__(self, folder: str | Path, *, keep: int) -> None:
        self.folder, self.keep = Path(folder), keep

    def save(
        self,
        iteration: int,
        *,
        models: Mapping[str, nn.Module],
        optimizers: Mapping[str, torch.optim.Optimizer],
        run: Mapping[str, Any],
        machine: Machine,
    ) -> Path:
        """Write a state after so many iterations. All ranks take part, and one writes."""
        files: dict[str, dict[str, Tensor]] = {}
        for name, model in models.items():
            files[name] = {n: whole(p).cpu() for n, p in _learning(model).items()}
            files[f"{name}-optimizer"] = {
                n: whole(x).cpu() for n, x in _moments(model, optimizers[name]).items()
            }
        path = self.folder / f"iteration-{iteration:08d}"
        if machine.writes:
            told: dict[str, Any] = {"format": _FORMAT, "iteration": iteration, "run": dict(run)}
            with published(path) as partial:
                for name, tensors in files.items():
                    write_tensors(partial / f"{name}{_SUFFIX}", tensors)
                told["files"] = {p.name: _print(p) for p in sorted(partial.iterdir())}
                (partial / _STATE).write_text(json.dumps(told, indent=1, allow_nan=False) + "\n", "utf-8")
            for old in self.all()[: -self.keep]:
                shutil.rmtree(old)
        machine.wait()
        return path

    def load(
        self, *, models: Mapping[str, nn.Module], optimizers: Mapping[str, torch.optim.Optimizer]
    ) -> tuple[int, dict[str, Any]]:
        """Set models and what moves them to the last state; how many iterations were done, and what the run knew.

        Raises:
            RlError: if it isn't whole, or of other models.
        """
        path = self.all()[-1]
        told = _told(path)
        for name, seen in told["files"].items():
            if Path(name).name != name or not (path / name).is_file() or _print(path / name) != seen:
                raise RlError(
                    f"{path / name} isn't as it was written: cut short or changed. Remove {path.name} to go on from an "
                    "earlier state, or all of them to begin anew"
                )
        for name, model in models.items():
            weights, mine = _read(path / f"{name}{_SUFFIX}"), _learning(model)
            others = sorted(set(weights) ^ set(mine)) or [
                n for n in mine if mine[n].shape != weights[n].shape
            ]
            if others:
                raise RlError(f"{path} is of another {name}: {others[0]} and {len(others) - 1} more differ")
            put(mine, weights)
            _set_moments(model, optimizers[name], _read(path / f"{name}-optimizer{_SUFFIX}"))
        return int(told["iteration"]), dict(told["run"])

    def all(self) -> list[Path]:
        """Those that are whole, oldest first."""
        found = self.folder.glob("iteration-*") if self.folder.is_dir() else ()
        return sorted(p for p in found if not p.name.endswith(PARTIAL) and (p / _STATE).is_file())

    def policies(self, n: int) -> list[Path]:
        """The policies of the last n states."""
        return [path / f"policy{_SUFFIX}" for path in self.all()[-n:]]


def _learning(model: nn.Module) -> dict[str, Tensor]:
    return {name: p for name, p in model.named_parameters() if p.requires_grad}


def _moments(model: nn.Module, optimizer: torch.optim.Optimizer) -> dict[str, Tensor]:
    """An optimiser's tensors as `PARAMETER/KEY`."""
    return {
        f"{name}/{key}": value
        for name, p in _learning(model).items()
        for key, value in optimizer.state.get(p, {}).items()
        if isinstance(value, Tensor)
    }


def _set_moments(model: nn.Module, optimizer: torch.optim.Optimizer, moments: Mapping[str, Tensor]) -> None:
    learning = _learning(model)
    for joined, value in moments.items():
        name, _, key = joined.rpartition("/")
        if name not in learning:
            raise RlError(f"the saved optimiser has a state of {name!r}, which isn't learned")
        p = learning[name]
        if value.shape != p.shape:  # the count of steps
            optimizer.state[p][key] = value
            continue
        mine = torch.zeros_like(p)
        put({key: mine}, {key: value})
        optimizer.state[p][key] = mine


def _told(path: Path) -> dict[str, Any]:
    try:
        told = json.loads((path / _STATE).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise RlError(f"{path} isn't a state: {_STATE} can't be read ({error})") from error
    kinds = {"format": str, "iteration": int, "run": dict, "files": dict}
    if not isinstance(told, dict) or any(not isinstance(told.get(k), kind) for k, kind in kinds.items()):
        raise RlError(f"{path / _STATE} isn't whole")
    if told["format"] != _FORMAT:
        raise RlError(f"{path / _STATE}: expected the format {_FORMAT!r}; found {told['format']!r}")
    return told


def _read(path: Path) -> dict[str, Tensor]:
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        return load_file(str(path))
    except (OSError, SafetensorError) as error:
        raise RlError(f"{path} can't be read: {error}") from error


def _print(path: Path) -> dict[str, Any]:
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 22):
            digest.update(block)
    return {"bytes": path.stat().st_size, "sha256": digest.hexdigest()}
