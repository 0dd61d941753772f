"""What the bytes of a dataset may depend on beside its recipe: code, packages, the arithmetic of the processor."""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from geodsl.dataset.formats import chosen

__all__ = ["arithmetic", "code", "made_by"]

_PACKAGES = ("numpy", "shapely", "isal", "pillow", "cairocffi", "fonttools", "lark")
_ROOMS = ("grammar", "geodsl", "perturb")
_ASIDE = (
    "geodsl/cli",
    "geodsl/assist",
    "geodsl/dataset/audit",
    "geodsl/dataset/gallery",
)  # read datasets, or nothing


def made_by(formats: Sequence[str]) -> dict[str, str]:
    """The versions, for a dataset of some formats."""
    import cairocffi

    import geodsl

    packages = {f.package for f in chosen(formats) if f.package}
    return {
        "geodsl": geodsl.__version__,
        "code": code(),
        "arithmetic": arithmetic(),
        "cairo": cairocffi.cairo_version_string(),
        **{name: version(name) for name in (*_PACKAGES, *sorted(packages))},
    }


@cache
def code() -> str:
    """A hash of our own code and of what it reads: no dataset is begun by one state of it and ended by another."""
    root = Path(__file__).parents[2]
    found = hashlib.sha256()
    for room in _ROOMS:
        for path in sorted((root / room).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and "__pycache__" not in name and not name.startswith(_ASIDE):
                found.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:16]


def arithmetic() -> str:
    """What decides the last bits of numbers: the kind of processor, and what numpy and its BLAS use of it.

    Sums of many products are taken in another order with other instructions. Machines that are to make one dataset
    together have to agree: where they differ, set NPY_DISABLE_CPU_FEATURES and OPENBLAS_CORETYPE on all of them alike.
    """
    import numpy as np

    told: Any = np.show_config(mode="dicts")
    used = told.get("SIMD Extensions", {}).get("found", [])
    core = os.environ.get("OPENBLAS_CORETYPE")
    return " ".join([platform.machine(), *sorted(used), *([f"BLAS for {core}"] if core else [])])
