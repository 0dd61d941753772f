"""What `geodsl evaluate lmm` does: finds tasks and the examinee, and holds a sitting for each task."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from train.exams.api import examinee_at, is_api
from train.exams.errors import ExamError
from train.exams.examinee import Examinee
from train.exams.local import LocalExaminee, found, identity
from train.exams.marks import Marks
from train.exams.pictures import PICTURES
from train.exams.sitting import sit
from train.exams.tasks import task

__all__ = ["run"]

_DECIDE = ("address", "temperature")


def run(
    *,
    model: str,
    tasks: Sequence[str],
    out: str,
    split: str | None = None,
    pictures: Sequence[str] = PICTURES,
    limit: int | None = None,
    longest: int = 1024,
    seed: int = 0,
    batch: int = 8,
    precision: str = "bf16",
    device: str | None = None,
    api: Mapping[str, Any] | None = None,
    told: Callable[[str], None] = lambda what: None,
) -> list[Marks]:
    """Hold the exams that are asked for; the tasks' files are looked at before the model is loaded.

    Args:
        model: a folder, a name on a hub, `openai:NAME` or `anthropic:NAME`.
        out: the folder; each task has one of its own in it.
        api: options of an examinee behind an address.

    Raises:
        GeodslError: with a sentence that says what to do.
    """
    settings = _settings(model, precision, api or {})
    some = [
        task(name, split=split if name.startswith("geodsl:") else None).some(limit, seed=seed)
        for name in tasks
    ]
    twice = {t.folder for t in some if [u.folder for u in some].count(t.folder) > 1}
    if twice:
        raise ExamError(f"two tasks are called {', '.join(sorted(twice))}; sit them in different folders")
    summoned: list[Examinee] = []

    def summon() -> Examinee:
        if not summoned:
            told(f"loading {model}")
            summoned.append(_examinee(model, batch, precision, device, api or {}))
        return summoned[0]

    return [
        sit(
            t,
            Path(out) / t.folder,
            summon,
            name=model,
            pictures=pictures,
            longest=longest,
            seed=seed,
            settings=settings,
            told=told,
        )
        for t in some
    ]


def _examinee(model: str, batch: int, precision: str, device: str | None, api: Mapping[str, Any]) -> Examinee:
    if is_api(model):
        return examinee_at(model, **api)
    return LocalExaminee.at(model, batch=batch, device=device, precision=precision)


def _settings(model: str, precision: str, api: Mapping[str, Any]) -> dict[str, Any]:
    """What else decides what is answered. Two checkpoints of one run share a name, and no answers."""
    if is_api(model):
        usual = os.environ.get(f"{model.partition(':')[0].upper()}_BASE_URL")
        told = {**({"address": usual} if usual else {}), **api}
        return {name: told[name] for name in _DECIDE if name in told}
    if api:
        raise ExamError(
            f"{', '.join(api)}: said of {model}, which is on this machine; they are of openai:NAME and anthropic:NAME"
        )
    place = Path(found(model))
    return {"precision": precision, **({"weights": identity(model)} if place.is_dir() else {})}
