"""Doing something with files again whenever they change."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from typing import NoReturn

from geodsl.cli.inputs import Input
from geodsl.cli.paint import clean, show
from geodsl.cli.report import show_findings
from geodsl.cli.work import Outcome, each

__all__ = ["watch"]

PAUSE = 0.2  # seconds between two looks at the files


def watch(
    inputs: Sequence[Input],
    do: Callable[[Input, Outcome], None],
    shows: Callable[[Outcome], None],
    *,
    pause: Callable[[], None] = lambda: time.sleep(PAUSE),
) -> NoReturn:
    """Do it with every input now, and again with each that changes. Ends when `pause` raises (Ctrl-C)."""
    seen: dict[str, object] = {}
    while True:
        changed = [item for item in inputs if seen.get(item.path, ()) != _stamp(item.path)]
        for item in changed:
            # The stamp is taken first: what is written while it is being read is drawn again.
            seen[item.path] = _stamp(item.path)
        for outcome in each(changed, do):
            if outcome.trouble is not None:
                show(f"geodsl: {outcome.name}: {clean(outcome.trouble)}", err=True)
            show_findings(outcome, err=True)
            if outcome.status == "fine":
                shows(outcome)
        pause()


def _stamp(path: str) -> object:
    """What changes when a file does; None while it is missing."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
