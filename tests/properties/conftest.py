"""Figures moved about, and what else several of the property tests need."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geodsl.instances import Instances
from geodsl.language.term import Term
from geodsl.numeric import Arc, Circle, Line, Ray, Segment

ROOT = Path(__file__).parents[2]


def moved(value: Any, kind: str, factor: complex, shift: complex, mirrored: bool) -> Any:
    """A value after a similarity: a mirroring, then a turn and a stretch, then a translation."""

    def place(z: Any) -> Any:
        return factor * (np.conjugate(z) if mirrored else z) + shift

    scale, way = abs(factor), factor / abs(factor)
    match value:
        case Line() | Ray():
            turned = way * (np.conjugate(value.direction) if mirrored else value.direction)
            return type(value)(place(value.origin), turned)
        case Segment():
            return Segment(place(value.a), place(value.b))
        case Circle():
            return Circle(place(value.center), scale * value.radius)
        case Arc():
            start = -(value.start + value.sweep) if mirrored else value.start
            return Arc(place(value.center), scale * value.radius, start + np.angle(factor), value.sweep)
        case tuple():
            return tuple(moved(v, kind, factor, shift, mirrored) for v in value)
    if np.iscomplexobj(value):
        return place(value)
    return {"length": scale, "area": scale * scale}.get(kind, 1.0) * value


@pytest.fixture(scope="session")
def move() -> Callable[..., Instances]:
    """A batch after a similarity: what is named, and the given terms besides."""

    def go(
        at: Instances, factor: complex, shift: complex, mirrored: bool, terms: Iterable[Term] = ()
    ) -> Instances:
        wanted = [*(t for t in at.known() if type(t).__name__ == "Ref"), *terms]
        values = {t: moved(at.value(t), t.makes, factor, shift, mirrored) for t in wanted}
        return Instances(at.n, size=at.size * abs(factor), values=values, free=at._free, picks=at._picks)

    return go


def _flat(value: Any) -> bytes:
    if isinstance(value, tuple):
        return b"".join(map(_flat, value))
    return np.ascontiguousarray(value).tobytes()


@pytest.fixture(scope="session")
def bits() -> Callable[[Instances], str]:
    """A digest of everything named in a batch, to the last bit."""

    def go(at: Instances) -> str:
        found = hashlib.sha256()
        for term, value in sorted(at.known().items(), key=lambda pair: str(pair[0])):
            if type(term).__name__ == "Ref":
                found.update(str(term).encode() + _flat(value))
        return found.hexdigest()

    return go


@pytest.fixture(scope="session")
def elsewhere() -> Callable[..., str]:
    """Runs a script in a process of its own; its output."""

    def go(script: str, *flags: str, **environment: str) -> str:
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
        done = subprocess.run(
            [sys.executable, *flags, "-c", script],
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, "PYTHONPATH": path, **environment},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return go
