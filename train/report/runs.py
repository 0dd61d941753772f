"""A run as a report reads it: its folder's config, metrics and evaluations, or an evaluation's file alone."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geodsl.errors import GeodslError

__all__ = ["EVALUATION", "METRICS", "ReportError", "Run", "read_run", "unlike"]

EVALUATION = "geodsl-evaluation"
METRICS, _CONFIG = "metrics.jsonl", "config.json"
_LARGEST = 512 * 2**20  # bytes of a file


class ReportError(GeodslError, ValueError):
    """Raised when there is nothing to report on."""


@dataclass(frozen=True)
class Run:
    """A run.

    Attributes:
        config: what it was made by.
        steps: lines of training: `step`, `loss`, `parts`, …, in order.
        probes: lines of the probe: `step`, `score` and the metrics, in order.
        evaluation: what `geodsl evaluate clip --json` wrote, the last of several.
    """

    name: str
    config: Mapping[str, Any] = field(default_factory=dict)
    steps: Sequence[Mapping[str, Any]] = ()
    probes: Sequence[Mapping[str, Any]] = ()
    evaluation: Mapping[str, Any] | None = None

    def series(self, *way: str) -> list[tuple[float, float]]:
        """A number of each step, by the way to it, where it is one."""
        return list(_numbers(self.steps, way))

    def probed(self, *way: str) -> list[tuple[float, float]]:
        """The same of each probe."""
        return list(_numbers(self.probes, way))

    @property
    def parts(self) -> list[str]:
        """The losses that its lines tell."""
        return list(dict.fromkeys(str(name) for row in self.steps for name in _mapping(row.get("parts"))))

    @property
    def scores(self) -> Mapping[str, Any]:
        """The final figures by metric: the evaluation's, or what the last probe tells."""
        if self.evaluation is not None and self.evaluation.get("probe"):
            return _mapping(_mapping(self.evaluation["probe"]).get("scores"))
        return _figures(self.probes[-1]) if self.probes else {}

    def parted(self, topic: str) -> Mapping[str, Mapping[str, Any]]:
        """The final figures of the parts of a topic."""
        found = _mapping(_mapping(self.evaluation).get("probe"))
        return _mapping(_mapping(found.get("by")).get(topic))


def read_run(path: str | Path) -> Run:
    """A run's folder, or a file that `geodsl evaluate clip --json` wrote.

    Raises:
        ReportError: if it is neither.
    """
    path = Path(path)
    if path.is_file():
        found = _json(path)
        if not _is_evaluation(found):
            raise ReportError(
                f"{path} isn't an evaluation: expected what `geodsl evaluate clip --json` writes"
            )
        return Run(
            path.stem if path.stem != "evaluation" else path.parent.name or path.stem, evaluation=found
        )
    if not path.is_dir():
        raise ReportError(f"there is no {path}: expected a run's folder, or an evaluation's JSON")
    lines = list(_lines(path / METRICS)) if (path / METRICS).is_file() else []
    evaluations = [found for file in sorted(path.glob("*.json")) if _is_evaluation(found := _quiet(file))]
    if not lines and not evaluations:
        raise ReportError(f"{path} holds no {METRICS} and no evaluation: is it a run's folder?")
    config = _json(path / _CONFIG) if (path / _CONFIG).is_file() else {}
    probes = [
        {"step": line["step"], **_mapping(line[key])}
        for line in lines
        for key in ("probe", "final")
        if key in line
    ]
    return Run(
        path.resolve().name,
        _mapping(config),
        [line for line in lines if "loss" in line],
        probes,
        evaluations[-1] if evaluations else None,
    )


def unlike(runs: Sequence[Run]) -> dict[str, list[Any]]:
    """What the runs' settings differ in."""
    if len(runs) < 2:
        return {}
    keys = dict.fromkeys(key for run in runs for key in run.config)
    told = {key: [run.config.get(key) for run in runs] for key in keys}
    return {key: values for key, values in told.items() if any(v != values[0] for v in values)}


def _figures(probe: Mapping[str, Any]) -> dict[str, Any]:
    """What a journal's line tells of each metric, as figures."""
    if isinstance(probe.get("scores"), Mapping):
        return dict(probe["scores"])
    bounds = ("low", "high", "chance", "centroid")
    names = [k for k, v in probe.items() if k not in ("step", "score", *bounds) and _is_number(v)]
    return {
        name: {"value": probe[name], **{b: _mapping(probe.get(b)).get(name) for b in bounds}}
        for name in names
    }


def _numbers(rows: Sequence[Mapping[str, Any]], way: Sequence[str]) -> Iterator[tuple[float, float]]:
    for row in rows:
        value: Any = row
        for name in way:
            value = _mapping(value).get(name)
        if _is_number(value) and _is_number(row.get("step")):
            yield float(row["step"]), float(value)


def _is_number(x: Any) -> bool:
    return isinstance(x, int | float) and not isinstance(x, bool) and math.isfinite(x)


def _mapping(x: Any) -> Mapping[str, Any]:
    return x if isinstance(x, Mapping) else {}


def _is_evaluation(found: Any) -> bool:
    return isinstance(found, dict) and found.get("format") == EVALUATION


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a journal; the last may be half written."""
    lines = _text(path).splitlines()
    for number, line in enumerate(lines, 1):
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            if number == len(lines):
                return
            raise ReportError(f"{path}, line {number}: not JSON") from None
        if isinstance(found, dict) and _is_number(found.get("step")):
            yield found


def _json(path: Path) -> Any:
    try:
        return json.loads(_text(path))
    except (ValueError, RecursionError) as error:
        if isinstance(error, ReportError):
            raise
        raise ReportError(f"{path} isn't JSON: {error}") from None


def _quiet(path: Path) -> Any:
    """A file that may be anything."""
    try:
        return _json(path)
    except ReportError:
        return None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise ReportError(f"{path} is larger than {_LARGEST:,} bytes")
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(f"{path} can't be read: {getattr(error, 'strerror', None) or error}") from None
