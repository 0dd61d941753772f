"""A run's folder: what it was made by, what happened, as lines of JSON and for TensorBoard."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

__all__ = ["Journal"]

METRICS = "metrics.jsonl"


class Journal:
    """Writes `metrics.jsonl`, TensorBoard's events, and lines to the terminal; only the first rank does.

    Args:
        step: lines of later steps, left by a run that went further before it was stopped, are dropped.
    """

    def __init__(self, folder: Path, *, step: int = 0, writes: bool = True, quiet: bool = False) -> None:
        self.folder, self.writes, self.quiet = Path(folder), writes, quiet or not writes
        self._board: Any = None
        if not writes:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / METRICS
        old = path.read_text("utf-8").splitlines() if path.exists() else []
        kept = [line for line in old if _step(line) <= step]
        path.write_text("".join(f"{line}\n" for line in kept), "utf-8")
        if find_spec("tensorboard") is not None:
            from torch.utils.tensorboard import SummaryWriter

            self._board = SummaryWriter(str(self.folder / "tensorboard"), purge_step=step + 1)

    def tell(self, step: int, told: Mapping[str, Any], line: str | None = None) -> None:
        """Keep what is told of a step."""
        if not self.writes:
            return
        with open(self.folder / METRICS, "a", encoding="utf-8") as file:
            file.write(json.dumps({"step": step, **told}, allow_nan=False) + "\n")
        if self._board is not None:
            for name, value in _flat(told):
                self._board.add_scalar(name, value, step)
        if line is not None and not self.quiet:
            print(line, file=sys.stderr, flush=True)

    def close(self) -> None:
        if self._board is not None:
            self._board.close()


def _step(line: str) -> float:
    try:
        return float(json.loads(line)["step"])
    except (ValueError, KeyError, TypeError):
        return float("inf")


def _flat(told: Mapping[str, Any], before: str = "") -> list[tuple[str, float]]:
    """All numbers, by the way to them."""
    out: list[tuple[str, float]] = []
    for name, value in told.items():
        if isinstance(value, Mapping):
            out += _flat(value, f"{before}{name}/")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            out.append((f"{before}{name}", float(value)))
    return out
