"""A run's folder: what it was made by, its checkpoints, what happened; whole checkpoints are told from others."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from train.clip.journal import METRICS, Journal
from train.lmm.config import LmmConfig
from train.lmm.errors import LmmError

__all__ = ["RunFolder"]

CHECKPOINTS = "checkpoints"
_CONFIG, _WHOLE = "config.json", "whole.json"
_KNOBS = (  # where memory runs out
    "precision = bf16, checkpointing, a smaller batch with more `accumulate`, lora = 16, fsdp on several devices, "
    "pure_bf16"
)


class RunFolder:
    """A run's folder.

    Args:
        world: processes of the run.
        writes: whether this process does; one of a run does.

    Raises:
        LmmError: if a run of other settings lies there.
    """

    def __init__(
        self, folder: Path, config: LmmConfig, *, world: int = 1, writes: bool = True, quiet: bool = False
    ) -> None:
        self.folder, self.config, self.world, self.writes, self.quiet = folder, config, world, writes, quiet
        self.steps = 0
        self._journal: Journal | None = None
        self._refuse()

    # -- checkpoints ------------------------------------------------------------------------------------------

    def all(self) -> list[Path]:
        """The checkpoints that are whole, oldest first."""
        found = (self.folder / CHECKPOINTS).glob("checkpoint-*/" + _WHOLE)
        return sorted((path.parent for path in found), key=_step)

    def latest(self) -> Path | None:
        """The last one; None where there is none."""
        return next(reversed(self.all()), None)

    def saved(self, step: int) -> None:
        """Vouch for a checkpoint that is written, and drop those that aren't kept."""
        path = self.folder / CHECKPOINTS / f"checkpoint-{step}"
        told = {"step": step, "files": {p.name: p.stat().st_size for p in path.iterdir() if p.is_file()}}
        partial = path / f"{_WHOLE}.partial"
        with open(partial, "w", encoding="utf-8") as file:
            file.write(json.dumps(told, indent=1) + "\n")
            file.flush()
            os.fsync(file.fileno())
        partial.rename(path / _WHOLE)
        for old in self.all()[: -self.config.keep]:
            (old / _WHOLE).unlink()  # first, so that half of one is never taken for whole
            shutil.rmtree(old)

    # -- what happened ----------------------------------------------------------------------------------------

    @property
    def finished(self) -> bool:
        """Whether all of it is done."""
        path = self.folder / METRICS
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        return bool(lines) and '"finished": true' in lines[-1]

    def begin(self, told: Mapping[str, Any]) -> None:
        """Write what the run is made by, and open its journal where the last checkpoint ends."""
        self.steps = int(told["steps"])
        last = self.latest()
        self._journal = Journal(
            self.folder, step=0 if last is None else _step(last), writes=self.writes, quiet=self.quiet
        )
        if self.writes:
            about = {**self.config.to_json(), "world": self.world, "about": dict(told)}
            (self.folder / _CONFIG).write_text(json.dumps(about, indent=1) + "\n", "utf-8")

    def tell(self, step: int, told: Mapping[str, Any], line: str | None = None) -> None:
        assert self._journal is not None
        self._journal.tell(step, told, line)

    def close(self) -> None:
        if self._journal is not None:
            self._journal.close()

    def _refuse(self) -> None:
        path = self.folder / _CONFIG
        if not path.exists():
            return
        try:
            old = json.loads(path.read_text("utf-8"))
        except ValueError:
            old = {}
        differ = sorted(k for k, v in self.config.to_json().items() if old.get(k) != v)
        if differ or old.get("world") != self.world:
            raise LmmError(
                f"{self.folder} holds a run of other settings ({', '.join(differ) or 'another number of ranks'}); "
                "take another folder"
            )

    def explained(self) -> AbstractContextManager[None]:
        """Say which knob makes room, where memory runs out."""
        from train.memory import explained

        return explained(LmmError, f"in the stage {self.config.stage}", _KNOBS)


def _step(path: Path) -> int:
    return int(path.name.removeprefix("checkpoint-"))
